/** 100,000 events through everything that may go wrong between Salesforce and n8n: what is lost, doubled or disordered. */
import { report, type Measurement } from '../report';
import { cell, rounded } from '../statistics';
import { runCampaign, type Campaign } from './run';

/** Every tenth round ends the sessions instead of cutting the streams, so that 200 streams are cut. */
const CAMPAIGN: Campaign = {
	rounds: 223,
	eventsARound: 450,
	records: 1000,
	endSessionsEvery: 10,
	redefineEvery: 20,
	killEvery: 4,
	killsUntilRound: 83,
	repeatsARound: 5,
};

async function measure(): Promise<Measurement> {
	const outcome = await runCampaign(CAMPAIGN);
	const { heapBytes, seconds, ...counts } = outcome;
	const megabytes = heapBytes.map((bytes) => rounded(bytes / 1e6, 2));
	const growth = (heapBytes[heapBytes.length - 1] / heapBytes[0] - 1) * 100;
	const isKept = counts.missing === 0 && counts.handledTwice === 0 && counts.outOfOrder === 0 && growth < 10;
	if (!isKept) throw new Error(`The campaign failed: ${JSON.stringify({ ...counts, megabytes })}`);
	return {
		sample: `${outcome.events} events on ${CAMPAIGN.records} records, one trigger, published as fast as they are handled`,
		headings: ['what', 'count'],
		rows: [
			['events published', String(counts.events)],
			['events that became an execution', String(counts.handled)],
			['events missing', String(counts.missing)],
			['executions beyond the first for an event', String(counts.handledTwice)],
			['executions out of order within their record', String(counts.outOfOrder)],
			['streams cut', String(counts.cutStreams)],
			['streams ended with their session', String(counts.endedSessions)],
			['new definitions of the event while events waited', String(counts.redefinitions)],
			['kills of the process (SIGKILL)', String(counts.kills)],
			["offered again and left out by n8n's key", String(counts.skippedByKey)],
			['alerts', String(counts.alerts)],
			['heap after the first tenth, MB', cell(megabytes[0])],
			['heap after the last tenth, MB', cell(megabytes[megabytes.length - 1])],
			['seconds', cell(seconds)],
		],
		notes: [
			`After each round ${CAMPAIGN.repeatsARound} events are published again under their ids and sent again on open streams; each new stream begins with the event before it.`,
			'A killed process goes on with the static data of up to 50 executions before, which is older than n8n keeps it.',
			'Heap: of the process that lives through the last 140 rounds, after a collection at each tenth of them. After a cut the trigger waits 0.5 to 1 s, which is most of the time.',
		],
		headline: {
			events: counts.events,
			missing: counts.missing,
			handledTwice: counts.handledTwice,
			outOfOrder: counts.outOfOrder,
			cutStreams: counts.cutStreams,
			kills: counts.kills,
			heapGrowthPercent: rounded(growth),
			seconds: rounded(seconds),
		},
		raw: { heapMegabytes: megabytes },
	};
}

report('campaign', measure);
