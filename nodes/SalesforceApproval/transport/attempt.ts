/** What some work came to: its value, or the failure it ended with, for callers that know what to do about some of them. */
export async function attempt<T>(
	work: () => Promise<T>,
): Promise<{ value: T; failure?: undefined } | { failure: unknown }> {
	try {
		return { value: await work() };
	} catch (failure) {
		return { failure };
	}
}
