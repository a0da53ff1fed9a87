/** Several events in one execution: how they are put together, and what becomes of them in a crash. */
import type { IDataObject } from 'n8n-workflow';
import type { Arrival, EventSource } from '../../../../nodes/SalesforceApproval/events/source/source';
import { eventually, run } from './bench';
import { aBench, arrives, aSource, AT } from './listSource';

/** Too long for a test: a batch that goes has another reason. */
const LONG_MS = 3_600_000;
const QUIET: Arrival = { kind: 'idle', position: 'quiet' };
const aDay = 86_400_000;

type Options = Parameters<typeof run>[2];
type Running = ReturnType<typeof run>;

const inBatches = (source: EventSource, options: Options = {}) =>
	run(aBench(), source, { batchSize: 500, batchWaitMs: LONG_MS, ...options });

/** n8n has it in hand and never gets to the end of it. */
const forEver = async () => await new Promise<void>(() => {});

/** What n8n wrote with the last emit. */
const asStored = ({ data }: Running): IDataObject => structuredClone(data);

/** A trigger that handed over one batch of these events and was killed before n8n was through with it. */
async function killedAfter(...ids: string[]): Promise<IDataObject> {
	const killed = inBatches(aSource(...ids.map((id) => arrives(id)), QUIET), { take: forEver });
	await killed.untilTaken(ids.length);
	const stored = asStored(killed);
	await killed.stop();
	return stored;
}

it('makes one execution of what comes, no larger than wanted, in order', async () => {
	const ids = ['1', '2', '3', '4', '5'];
	const running = inBatches(aSource(...ids.map((id) => arrives(id)), QUIET), { batchSize: 3 });
	await running.untilTaken(5);

	expect(running.batches()).toEqual([
		['1', '2', '3'],
		['4', '5'],
	]);
	await running.stop();
});

it('does not keep a single event waiting longer than it may', async () => {
	const running = inBatches(aSource(arrives('1')), { batchWaitMs: 1 });
	await running.untilTaken(1);

	expect(running.batches()).toEqual([['1']]);
	await running.stop();
});

it('is not hurried by events without a meaning, of which a stream of changes is full', async () => {
	const meaningless: Arrival = { kind: 'idle', position: 'x', streamEventId: 'x' };
	const running = inBatches(aSource(arrives('1'), meaningless, arrives('2'), QUIET));
	await running.untilTaken(2);

	expect(running.batches()).toEqual([['1', '2']]);
	await running.stop();
});

it('passes over unwanted and unusable events inside a batch, and moves the position with the batch only', async () => {
	let accept = () => {};
	const slow = new Promise<void>((resolve) => (accept = resolve));
	const unusable: Arrival = {
		kind: 'unusable',
		streamEventId: 'u',
		reason: new Error('no record'),
		raw: {},
		position: 'at-u',
	};
	const rejected = arrives('2', AT, { decision: 'rejected' });
	const running = inBatches(aSource(arrives('1'), rejected, unusable, arrives('3'), QUIET), {
		isWanted: ({ decision }) => decision === 'approved',
		take: async () => await slow,
	});
	await running.untilTaken(2);
	const before = running.data.position;

	accept();
	await eventually(() => running.data.position === 'quiet');

	expect(before).toBeUndefined();
	expect(running.batches()).toEqual([['1', '3']]);
	expect(running.data.seen).toEqual(['1', '3']);
	await running.stop();
});

it('leaves out an event that Salesforce repeats while its batch is being made', async () => {
	const running = inBatches(aSource(arrives('1'), arrives('1'), arrives('2'), QUIET));
	await running.untilTaken(2);

	expect(running.batches()).toEqual([['1', '2']]);
	await running.stop();
});

it('brings a batch again that was being made when the trigger was closed', async () => {
	const source = aSource(arrives('1'), arrives('2'));
	const first = inBatches(source);
	await eventually(() => source.from.length === 1);
	await first.stop();

	const second = inBatches(aSource(arrives('1'), arrives('2'), QUIET), { data: first.data });
	await second.untilTaken(2);

	expect(first.batches()).toEqual([]);
	expect(second.batches()).toEqual([['1', '2']]);
	await second.stop();
});

it('starts the next execution only after the last one has ended, when told so', async () => {
	const done: Array<() => void> = [];
	const take = async () => await new Promise<void>((resolve) => done.push(resolve));
	const source = aSource(arrives('1'), arrives('2'), arrives('3'), QUIET);
	const running = inBatches(source, { atOnce: 1, batchSize: 2, take });
	await running.untilTaken(2);
	await new Promise((resolve) => setImmediate(resolve));
	const before = running.batches();

	done[0]();
	await eventually(() => done.length === 2);
	done[1]();
	await running.untilTaken(3);
	done[2]();

	expect(before).toEqual([['1', '2']]);
	expect(running.batches()).toEqual([['1', '2'], ['3']]);
	await running.stop();
});

it('hands over what came before the source ended with an error', async () => {
	const source: EventSource = {
		...aSource(),
		async *read() {
			yield* [arrives('1'), arrives('2')];
			throw new Error('The permission is gone');
		},
	};
	const running = inBatches(source);

	const ending = await running.ended;

	expect(ending?.error).toMatchObject({ message: 'The permission is gone' });
	expect(running.batches()).toEqual([['1', '2']]);
	await eventually(() => running.data.position === 'at-2');
});

describe('after a crash', () => {
	it('puts together again what n8n may have, so that the key is the same, and newer events apart', async () => {
		const data = await killedAfter('1', '2', '3');

		const restarted = inBatches(aSource(...['1', '2', '3', '4', '5'].map((id) => arrives(id)), QUIET), {
			data,
		});
		await restarted.untilTaken(5);

		expect(restarted.batches()).toEqual([
			['1', '2', '3'],
			['4', '5'],
		]);
		await restarted.stop();
	});

	it.each([1, 2, 500])('does so whatever the size is by now (%d)', async (batchSize) => {
		const data = await killedAfter('1', '2', '3');

		const restarted = inBatches(aSource(...['1', '2', '3', '4'].map((id) => arrives(id)), QUIET), {
			data,
			batchSize,
		});
		await restarted.untilTaken(4);

		expect(restarted.batches()).toEqual([['1', '2', '3'], ['4']]);
		await restarted.stop();
	});

	it('does so when others stand between them now, which go afterwards', async () => {
		const data = await killedAfter('1', '2', '3');

		const restarted = inBatches(
			aSource(arrives('1'), arrives('new'), arrives('2'), arrives('3'), arrives('newer')),
			{ data, batchSize: 1 },
		);
		await restarted.untilTaken(5);

		expect(restarted.batches()).toEqual([['1', '2', '3'], ['new'], ['newer']]);
		await restarted.stop();
	});

	it('does so for several batches, of which the later one was finished first', async () => {
		const take = async ({ eventId }: { eventId: string }) => (eventId < '3' ? await forEver() : undefined);
		const events = ['1', '2', '3', '4'].map((id) => arrives(id));
		const killed = inBatches(aSource(...events), { batchSize: 2, take });
		await killed.untilTaken(4);
		await eventually(() => (killed.data.seen as string[]).length === 2);
		const data = asStored(killed);
		await killed.stop();

		const restarted = inBatches(aSource(...events, arrives('5'), QUIET), { data });
		await restarted.untilTaken(3);

		expect(restarted.batches()).toEqual([['1', '2'], ['5']]);
		await restarted.stop();
	});

	it('loses nothing when one of them does not come again', async () => {
		const data = await killedAfter('1', '2', '3');

		const restarted = inBatches(aSource(arrives('1'), arrives('3'), arrives('4'), QUIET), { data });
		await restarted.untilTaken(3);

		expect(restarted.batches()).toEqual([['1', '3'], ['4']]);
		await restarted.stop();
	});

	it('does not wait for one of them that is not wanted any more', async () => {
		const data = await killedAfter('1', '2', '3');

		const restarted = inBatches(aSource(...['1', '2', '3'].map((id) => arrives(id))), {
			data,
			isWanted: ({ eventId }) => eventId !== '3',
		});
		await restarted.untilTaken(2);

		expect(restarted.batches()).toEqual([['1', '2']]);
		await restarted.stop();
	});

	it('hands over alone, under its own key, what a trigger without batches may have handed over', async () => {
		const killed = inBatches(aSource(arrives('1'), arrives('2')), { batchSize: 1, take: forEver });
		await killed.untilTaken(2);
		const data = asStored(killed);
		await killed.stop();

		const now = new Date(AT + 1_000);
		const later = ['4', '5'].map((id) => arrives(id, AT + 2_000));
		const source = aSource(arrives('1'), arrives('2'), arrives('3'), ...later, QUIET);
		const restarted = inBatches(source, { data, now });
		await restarted.untilTaken(5);

		expect(restarted.batches()).toEqual([['1'], ['2'], ['3'], ['4', '5']]);
		await restarted.stop();
	});

	it('forgets a batch when Salesforce has forgotten its events', async () => {
		const data = await killedAfter('1', '2');

		const restarted = inBatches(aSource(arrives('3'), QUIET), { data, now: new Date(Date.now() + 4 * aDay) });
		await restarted.untilTaken(1);
		await eventually(() => restarted.data.position === 'quiet');

		expect(restarted.data.offered).toEqual([]);
		await restarted.stop();
	});
});

it('offers the same batch again after n8n refused it for good and activated the trigger anew', async () => {
	const first = inBatches(aSource(arrives('1'), arrives('2'), QUIET), {
		take: async () => await Promise.reject(new Error('no database')),
	});
	const ending = await first.ended;

	const source = aSource(arrives('1'), arrives('2'), arrives('3'), QUIET);
	const second = inBatches(source, { data: first.data });
	await second.untilTaken(3);

	expect(ending?.error).toMatchObject({ message: 'no database' });
	expect(source.from).toEqual(['earliest']);
	expect(second.batches()).toEqual([['1', '2'], ['3']]);
	await second.stop();
});
