/**
 * Everything that may happen between a batch and n8n's database, at random: n8n refuses it, or is killed before, while or
 * after it stores the execution; the next start has another size. The seed is in the name of the test that failed.
 */
import { randomInt } from 'node:crypto';
import type { IDataObject, IRun } from 'n8n-workflow';
import { handOverTo } from '../../../../nodes/SalesforceApproval/events/handOver/handOver';
import { PositionStore } from '../../../../nodes/SalesforceApproval/events/handOver/positionStore';
import { pump } from '../../../../nodes/SalesforceApproval/events/handOver/pump';
import type { Arrival, EventSource } from '../../../../nodes/SalesforceApproval/events/source/source';
import { LONGER_MS, untilTrue } from '../../../untilTrue';
import { arrives } from './listSource';
import { triggerContext, type Emission } from './triggerContext';

const EVENTS = 1_500;
const SIZES = [1, 2, 7, 60, 500];
/** Creation time of the first event; one is created each millisecond. */
const BEGAN_MS = Date.now();

/** What n8n would find in its database after a kill. */
interface Database {
	staticData: IDataObject;
	keys: Set<string>;
	executions: string[][];
}

interface Chances {
	refused: number;
	/** Killed before the execution is stored, the static data being written. */
	killedBefore: number;
	killedAfter: number;
	/** Killed after the execution was stored and before the static data was: n8n waits for neither. */
	killedUnsaved: number;
}

const idOf = (index: number) => `event-${String(index).padStart(5, '0')}`;
const isWantedIndex = (index: number) => index % 11 !== 3;

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Events are published while they are read; some come twice, some mean nothing, and now and then there is a pause. */
function aStream(random: () => number, published: { count: number }): EventSource {
	return {
		check: async () => {},
		sample: async () => await Promise.reject(new Error('no test')),
		async *read(from, signal) {
			for (let index = from === 'earliest' ? 0 : Number(from) + 1; !signal.aborted; index++) {
				if (index >= published.count) {
					if (random() < 0.5) yield { kind: 'idle', position: String(index - 1) };
					await new Promise((resolve) => setTimeout(resolve, random() * 4));
					published.count = Math.min(EVENTS, published.count + Math.floor(random() * 20));
				}
				if (index >= published.count) {
					index--;
					continue;
				}
				const position = String(index);
				const decision = isWantedIndex(index) ? 'approved' : 'rejected';
				const arrival: Arrival = { ...arrives(idOf(index), BEGAN_MS + index, { decision }), position };
				yield arrival;
				if (random() < 0.03) yield arrival;
				if (random() < 0.03) yield { kind: 'idle', position, streamEventId: `meaningless-${index}` };
			}
		},
	};
}

/** One life of n8n's process; resolves when it is killed or everything has been handed over. */
async function live(
	database: Database,
	random: () => number,
	chances: Chances,
	published: { count: number },
) {
	const data = structuredClone(database.staticData);
	const closing = new AbortController();
	const batchSize = SIZES[Math.floor(random() * SIZES.length)];
	const store = PositionStore.begin(data, {
		name: 'stream',
		organizationId: '00D000000000001EAA',
		startFrom: 'earliest',
		now: new Date(BEGAN_MS + published.count),
		inBatches: batchSize > 1,
	});
	const kill = () => closing.abort();
	const save = () => (database.staticData = structuredClone(data));
	const put = ({ deduplicationKey, donePromise, items }: Emission) => {
		if (!database.keys.has(deduplicationKey))
			database.executions.push(items.map(({ json }) => String(json.eventId)));
		database.keys.add(deduplicationKey);
		setTimeout(() => donePromise.resolve(Object.create(null) as IRun), random() * 6);
	};
	save();
	const { ctx } = triggerContext((emission) => {
		if (closing.signal.aborted) return;
		let chance = random();
		const isNow = (share: number) => (chance -= share) < 0;
		if (isNow(chances.killedUnsaved)) return void (put(emission), kill());
		save();
		if (isNow(chances.killedBefore)) return kill();
		if (isNow(chances.refused)) return emission.donePromise.reject(new Error('database is locked'));
		put(emission);
		if (isNow(chances.killedAfter)) kill();
	});
	const reporter = { warn: () => {}, alert: () => {} };
	const pumping = pump({
		source: aStream(random, published),
		store,
		reporter,
		handOver: handOverTo(ctx, { reporter, wait: async () => {}, keyOrg: store.keyOrg }),
		atOnce: 1 + Math.floor(random() * 4),
		batchSize,
		batchWaitMs: 1 + Math.floor(random() * 5),
		isWanted: ({ decision }) => decision === 'approved',
		signal: closing.signal,
	});
	const isOver = () => closing.signal.aborted || Number(data.position ?? -1) >= EVENTS - 1;
	await untilTrue(isOver, 'a kill, or all events to be handed over', LONGER_MS);
	closing.abort();
	await pumping;
}

async function campaign(seed: number, chances: Chances) {
	const random = randomFrom(seed);
	const database: Database = { staticData: {}, keys: new Set(), executions: [] };
	const published = { count: 50 };
	let lives = 0;
	const isComplete = () => new Set(database.executions.flat()).size === wanted.length;
	const wanted = Array.from({ length: EVENTS }, (_, index) => index)
		.filter(isWantedIndex)
		.map(idOf);
	for (; lives < 400 && !isComplete(); lives++) await live(database, random, chances, published);
	const handled = database.executions.flat();
	const firsts = [...new Set(handled)];
	return {
		lives,
		wanted,
		/** In the order in which each was handed over for the first time. */
		firsts,
		repeated: handled.length - firsts.length,
		largest: Math.max(...database.executions.map(({ length }) => length)),
	};
}

const seeds = Array.from({ length: 6 }, () => randomInt(2 ** 31));

it.each(seeds)(
	'loses nothing and starts nothing twice, however often n8n is killed (seed %d)',
	async (seed) => {
		const chances = { refused: 0.05, killedBefore: 0.08, killedAfter: 0.08, killedUnsaved: 0 };

		const { lives, wanted, firsts, repeated, largest } = await campaign(seed, chances);

		expect([...firsts].sort()).toEqual(wanted);
		expect(repeated).toBe(0);
		// Otherwise nothing was disturbed, or nothing put together.
		expect(lives).toBeGreaterThan(2);
		expect(largest).toBeGreaterThan(1);
	},
);

it.each(seeds)(
	'loses nothing when n8n stored an execution and not the note about it (seed %d)',
	async (seed) => {
		const chances = { refused: 0.05, killedBefore: 0.05, killedAfter: 0.05, killedUnsaved: 0.05 };

		const { wanted, firsts } = await campaign(seed, chances);

		expect([...firsts].sort()).toEqual(wanted);
	},
);
