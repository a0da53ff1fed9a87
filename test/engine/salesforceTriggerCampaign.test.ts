import { runCampaign } from '../../bench/campaign/run';

it('loses, repeats and disorders nothing through cuts, ended sessions, new definitions, repeated events and kills', async () => {
	const outcome = await runCampaign({
		rounds: 9,
		eventsARound: 200,
		records: 40,
		endSessionsEvery: 4,
		redefineEvery: 3,
		killEvery: 3,
		killsUntilRound: 6,
		repeatsARound: 5,
	});

	expect(outcome).toMatchObject({
		events: 1800,
		handled: 1800,
		missing: 0,
		handledTwice: 0,
		outOfOrder: 0,
		kills: 2,
		redefinitions: 3,
	});
	// Otherwise nothing was disturbed.
	expect(outcome.cutStreams).toBeGreaterThan(0);
	expect(outcome.skippedByKey).toBeGreaterThan(0);
}, 110_000);
