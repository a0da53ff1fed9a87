/**
 * Calls a simulator and reads its JSON; an answer without a body gives null.
 * @throws {Error} in words, when it does not answer or refuses
 */
export async function askFor<T>(system: 'BILL' | 'Salesforce', url: string, init?: RequestInit): Promise<T> {
	const response = await fetch(url, init).catch(() => {
		throw new Error(`The ${system} simulator does not answer at ${new URL(url).origin}`);
	});
	const text = await response.text();
	if (response.ok) return JSON.parse(text || 'null');
	throw new Error(
		`The ${system} simulator answered ${response.status} to ${new URL(url).pathname}: ${text.slice(0, 300)}`,
	);
}
