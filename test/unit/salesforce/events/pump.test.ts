import type { IDataObject } from 'n8n-workflow';
import type { Arrival, ApprovalEvent } from '../../../../nodes/SalesforceApproval/events/source/source';
import { eventually, run } from './bench';
import { aBench, arrives, aSource, AT } from './listSource';

it('saves the position only after n8n has the event', async () => {
	let accept = () => {};
	const accepted = new Promise<void>((resolve) => (accept = resolve));
	const running = run(aBench(), aSource(arrives('1')), { take: async () => await accepted });
	await running.untilTaken(1);
	const before = running.data.position;

	accept();
	await eventually(() => running.data.position === 'at-1');

	expect(before).toBeUndefined();
	await running.stop();
});

it('does not let a later event carry the position past one that n8n has not taken', async () => {
	let accept = () => {};
	const slow = new Promise<void>((resolve) => (accept = resolve));
	const take = async ({ eventId }: ApprovalEvent) => (eventId === '1' ? await slow : undefined);
	const running = run(
		aBench(),
		aSource(arrives('1'), arrives('2'), { kind: 'idle', position: 'keepalive' }),
		{ take },
	);
	await running.untilTaken(2);
	await new Promise((resolve) => setImmediate(resolve));
	const before = running.data.position;

	accept();
	await eventually(() => running.data.position === 'keepalive');

	expect(before).toBeUndefined();
	expect(new Set(running.data.seen as string[])).toEqual(new Set(['1', '2']));
	await running.stop();
});

it('ends without moving the position when n8n refuses an event, so that it comes again', async () => {
	const data: IDataObject = {};
	const first = run(aBench(), aSource(arrives('1')), {
		data,
		take: async () => await Promise.reject(new Error('no database')),
	});
	const ending = await first.ended;

	const source = aSource(arrives('1'));
	const second = run(aBench(), source, { data });
	await second.untilTaken(1);

	expect(ending?.error).toMatchObject({ message: 'no database' });
	expect(source.from).toEqual(['earliest']);
	await second.stop();
});

it('leaves the position where it is when closed while an event is with n8n', async () => {
	let finish = () => {};
	const finished = new Promise<void>((resolve) => (finish = resolve));
	const running = run(aBench(), aSource(arrives('1')), { take: async () => await finished });
	await running.untilTaken(1);
	const stopped = running.stop();
	finish();
	await stopped;

	expect(running.data.position).toBeUndefined();
});

it('starts the next workflow only after the last one has finished, when told so', async () => {
	const done: Array<() => void> = [];
	const take = async () => await new Promise<void>((resolve) => done.push(resolve));
	const running = run(aBench(), aSource(arrives('1'), arrives('2')), { atOnce: 1, take });
	await running.untilTaken(1);
	await new Promise((resolve) => setImmediate(resolve));
	const takenBefore = running.taken.length;

	done[0]();
	await running.untilTaken(2);

	expect(takenBefore).toBe(1);
	done[1]();
	await running.stop();
});

it('leaves out what is older than the first activation, also after a restart before the first event', async () => {
	const data: IDataObject = {};
	const options = { data, startFrom: 'latest' as const, now: new Date(AT) };
	await run(aBench(), aSource(), options).stop();
	const source = aSource(arrives('before', AT - 1), arrives('while n8n was down', AT + 60_000));

	const running = run(aBench(), source, { ...options, now: new Date(AT + 3_600_000) });
	await running.untilTaken(1);

	expect(source.from).toEqual(['earliest']);
	expect(running.taken.map(({ eventId }) => eventId)).toEqual(['while n8n was down']);
	await running.stop();
});

it('says which decision it does not know', async () => {
	const bench = aBench();
	const running = run(bench, aSource(arrives('1', AT, { decision: 'escalated' })));
	await bench.watch.until(() => bench.warnings.length > 0);

	expect(bench.warnings).toEqual([expect.stringContaining('"escalated"')]);
	expect(running.taken).toEqual([]);
	await running.stop();
});

it('keeps the place of an event that became readable until n8n has it, when another one ends the pump', async () => {
	const unread = [{ eventId: 'A', from: 'earliest', at: '2026-11-02T07:00:00.000Z' }];
	let release = () => {};
	const closed = new Promise<void>((resolve) => (release = resolve));
	const running = run(aBench(), aSource({ ...arrives('A'), streamEventId: 'A' } as Arrival, arrives('B')), {
		data: {
			stream: '00D000000000001EAA platformEvent:/event/BILL_Approval__e',
			startFrom: 'earliest',
			since: '2026-11-02T07:00:00.000Z',
			seen: [],
			stops: 0,
			unread,
		},
		take: async ({ eventId }) => {
			if (eventId === 'A') return await closed;
			setImmediate(release);
			throw new Error('no database');
		},
	});

	await running.ended;
	await closed;
	await new Promise((resolve) => setImmediate(resolve));

	expect(running.data.unread).toEqual(unread);
});

it('reports an unusable event once, also when it is read again', async () => {
	const unusable: Arrival = {
		kind: 'unusable',
		streamEventId: '1',
		reason: new Error('no record'),
		raw: { payload: 'AAEC' },
		position: 'at-1',
	};
	const bench = aBench();
	const running = run(bench, aSource(unusable, unusable, arrives('2')));
	await running.untilTaken(1);

	expect(bench.alerts).toEqual([expect.stringContaining('no record')]);
	await running.stop();
});

it('remembers a bounded number of ids', async () => {
	const many = Array.from({ length: 2_500 }, (_, index) => arrives(String(index)));
	const running = run(aBench(), aSource(...many));
	await running.untilTaken(2_500);
	await eventually(() => running.data.position === 'at-2499');

	expect(running.data.seen).toHaveLength(2_000);
	await running.stop();
});

it('moves the position past an event of several records only with the last of them', async () => {
	const parts = ['1:a', '1:b'].map((eventId): Arrival => {
		const { position, ...arrival } = arrives(eventId) as Extract<Arrival, { kind: 'event' }>;
		return eventId === '1:b' ? { ...arrival, position } : arrival;
	});
	let accept = () => {};
	const slow = new Promise<void>((resolve) => (accept = resolve));
	const take = async ({ eventId }: ApprovalEvent) => (eventId === '1:b' ? await slow : undefined);
	const running = run(aBench(), aSource(arrives('0'), ...parts), { take });
	await running.untilTaken(3);
	await eventually(() => (running.data.seen as string[]).includes('1:a'));
	const before = running.data.position;

	accept();
	await eventually(() => running.data.position === 'at-1:b');

	expect(before).toBe('at-0');
	await running.stop();
});

it('reads records one after the other, so that a slow one does not let a later event overtake', async () => {
	const asked: string[] = [];
	const refresh = async (event: ApprovalEvent) => {
		asked.push(event.eventId);
		await new Promise((resolve) => setTimeout(resolve, event.eventId === '1' ? 20 : 0));
		return { ...event, record: { Id: event.recordId } };
	};
	const running = run(aBench(), aSource(arrives('1'), arrives('2')), { refresh });

	await running.untilTaken(2);

	expect(running.taken.map(({ eventId }) => eventId)).toEqual(['1', '2']);
	expect(running.taken[0].record).toEqual({ Id: 'record-of-1' });
	expect(asked).toEqual(['1', '2']);
	await running.stop();
});

it('leaves an event out when the record read afresh says that it is not wanted', async () => {
	const refresh = async (event: ApprovalEvent) => ({ ...event, amount: event.eventId === '1' ? 5 : 500 });
	const isWanted = ({ amount }: ApprovalEvent) => amount === null || amount >= 100;
	const unknown = { amount: null };
	const source = aSource(arrives('1', AT, unknown), arrives('2', AT, unknown));
	const running = run(aBench(), source, { refresh, isWanted });

	await running.untilTaken(1);
	await eventually(() => running.data.position === 'at-2');

	expect(running.taken.map(({ eventId }) => eventId)).toEqual(['2']);
	await running.stop();
});
