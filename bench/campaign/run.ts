import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../sandbox/n8n/until';
import { startSimulator, type SimulatorProcess } from '../simulatorProcess';
import type { Done, Order, Org } from './org';
import { handledIn, type SubscriberOptions, type SubscriberState } from './subscriber';

/** How long the campaign is. Each round publishes, cuts every stream in the middle and repeats some events. */
export interface Campaign {
	rounds: number;
	eventsARound: number;
	records: number;
	/** Every so many rounds; kills only in the first part, so that one process lives through the rest of it. */
	endSessionsEvery: number;
	redefineEvery: number;
	killEvery: number;
	killsUntilRound: number;
	repeatsARound: number;
}

/** What came of it. */
export interface Outcome {
	events: number;
	handled: number;
	missing: number;
	/** Executions beyond the first for one event. */
	handledTwice: number;
	/** Executions that came after a later one of their record. */
	outOfOrder: number;
	cutStreams: number;
	endedSessions: number;
	redefinitions: number;
	kills: number;
	/** Offered again by Salesforce or after a crash, and left out by n8n's key. */
	skippedByKey: number;
	alerts: number;
	/** Of the process that lived to the end, after each tenth of its time. */
	heapBytes: number[];
	seconds: number;
}

type Subscriber = SimulatorProcess<object>;

/** Runs the campaign and ends by itself. @throws when events stop arriving */
export async function runCampaign(campaign: Campaign): Promise<Outcome> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-campaign-'));
	const org = await startSimulator<Org>(join(__dirname, 'org.ts'));
	try {
		return await run(campaign, org, folder);
	} finally {
		await org.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function run(campaign: Campaign, org: SimulatorProcess<Org>, folder: string): Promise<Outcome> {
	const { rounds, eventsARound, records } = campaign;
	const events = rounds * eventsARound;
	const startedAt = Date.now();
	const counts = { cutStreams: 0, endedSessions: 0, redefinitions: 0, kills: 0, skippedByKey: 0, alerts: 0 };
	const heapBytes: number[] = [];
	const options: SubscriberOptions = { org: org.ready, folder, events };
	const start = async (): Promise<Subscriber> =>
		await startSimulator(join(__dirname, 'subscriber.ts'), options);
	const tell = async (order: Order) => await org.order<Done>(order);
	let subscriber = await start();
	const note = async () => await subscriber.order<SubscriberState>('state');
	for (let round = 0; round < rounds; round++) {
		const from = round * eventsARound;
		const [middle, to] = [from + Math.floor(eventsARound / 2), from + eventsARound];
		const isDue = (every: number) => round % every === every - 1;
		await tell({ kind: 'publish', from, to: middle, records });
		if (isDue(campaign.redefineEvery)) {
			await tell({ kind: 'redefine', version: ++counts.redefinitions + 1 });
		}
		if (isDue(campaign.endSessionsEvery))
			counts.endedSessions += (await tell({ kind: 'endSessions' })).streams;
		else counts.cutStreams += (await tell({ kind: 'cut' })).streams;
		await tell({ kind: 'publish', from: middle, to, records });
		const repeated = Array.from({ length: campaign.repeatsARound }, (_, index) =>
			Math.floor((to * (index + 1)) / (campaign.repeatsARound + 1)),
		);
		await tell({ kind: 'repeat', numbers: repeated });
		if (isDue(campaign.killEvery) && round < campaign.killsUntilRound) {
			const { skipped, alerts } = await note();
			counts.skippedByKey += skipped;
			counts.alerts += alerts;
			await subscriber.kill();
			counts.kills++;
			subscriber = await start();
		}
		await untilHandled(folder, to);
		const livedRounds = round - campaign.killsUntilRound + 1;
		const tenth = Math.max(1, Math.floor((rounds - campaign.killsUntilRound) / 10));
		if (livedRounds > 0 && livedRounds % tenth === 0) heapBytes.push((await note()).heapBytes);
	}
	const { skipped, alerts } = await note();
	await subscriber.stop();
	const totals = { ...counts, skippedByKey: counts.skippedByKey + skipped, alerts: counts.alerts + alerts };
	return {
		events,
		...verdict(folder, events, records),
		...totals,
		heapBytes,
		seconds: (Date.now() - startedAt) / 1000,
	};
}

/** By the size of the file first: reading it all each time would take longer than the events. */
async function untilHandled(folder: string, count: number): Promise<void> {
	const file = join(folder, 'executions');
	const bytes = Array.from({ length: count }, (_, number) => String(number).length + 1).reduce(
		(sum, length) => sum + length,
		0,
	);
	await until(async () => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= bytes, {
		fact: `${count} events to be handled`,
		withinMs: 60_000,
		everyMs: 20,
	});
}

function verdict(folder: string, events: number, records: number) {
	const handled = handledIn(join(folder, 'executions'));
	const times = new Uint16Array(events);
	const lastOfRecord = new Map<number, number>();
	let outOfOrder = 0;
	for (const number of handled) {
		times[number]++;
		const last = lastOfRecord.get(number % records) ?? -1;
		if (number < last) outOfOrder++;
		else lastOfRecord.set(number % records, number);
	}
	return {
		handled: handled.length,
		missing: times.filter((count) => count === 0).length,
		handledTwice: times.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
		outOfOrder,
	};
}
