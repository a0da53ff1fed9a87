/** Time as the transport takes it. One object, so that a test can let it pass without waiting. */
export const clock = {
	nowMs: (): number => Date.now(),
	sleep: async (ms: number): Promise<void> => {
		await new Promise((resolve) => setTimeout(resolve, ms));
	},
};
