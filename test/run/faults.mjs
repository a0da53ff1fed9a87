/** The fault campaign as a kind of `npm test`, when it is named: two minutes of it, with another seed each time. */
const SECONDS = '120';
const MORE_THAN_FIT = '100000';

export const FAULTS = 'faults';

export async function runFaults() {
	const startedAt = performance.now();
	// Needs packages that `npm test` has just installed.
	const { runCampaign } = await import('../faults/campaign.mjs');
	const { counts, isFine } = await runCampaign({ trials: MORE_THAN_FIT, seconds: SECONDS });
	const failed = Math.max(counts.trialsWithViolations, isFine ? 0 : 1);
	return {
		kind: FAULTS,
		passed: counts.trials - counts.trialsWithViolations,
		failed,
		ms: performance.now() - startedAt,
	};
}
