import { EventEmitter } from 'node:events';
import { DeliveredEvents } from '../../../../nodes/BillCom/webhook/delivered';

/** A reply as node:http knows it: `finish` once everything went out, `close` when the connection is gone. */
class FakeReply extends EventEmitter {
	statusCode = 200;

	writableFinished = false;

	destroyed = false;

	finish(statusCode: number): this {
		this.statusCode = statusCode;
		this.writableFinished = true;
		this.emit('finish');
		return this.cut();
	}

	cut(): this {
		this.destroyed = true;
		this.emit('close');
		return this;
	}
}

async function deliver(events: DeliveredEvents, eventId: string, statusCode: number): Promise<boolean> {
	const reply = new FakeReply();
	const isNew = await events.claim(eventId, reply);
	reply.finish(statusCode);
	return isNew;
}

it('drops an event that was answered with 200 before', async () => {
	const events = new DeliveredEvents();

	expect(await deliver(events, 'e-1', 200)).toBe(true);
	expect(await deliver(events, 'e-1', 200)).toBe(false);
});

it.each([500, 503, 401, 302])('handles an event again that was answered with %d', async (statusCode) => {
	const events = new DeliveredEvents();
	await deliver(events, 'e-1', statusCode);

	expect(await deliver(events, 'e-1', 200)).toBe(true);
});

it('handles an event again when BILL cut the connection before the reply', async () => {
	const events = new DeliveredEvents();
	const reply = new FakeReply();
	await events.claim('e-1', reply);
	reply.cut();

	expect(await deliver(events, 'e-1', 200)).toBe(true);
});

it('lets simultaneous deliveries of one event wait and drops them once the first was stored', async () => {
	const events = new DeliveredEvents();
	const [first, second, third] = [new FakeReply(), new FakeReply(), new FakeReply()];
	const claims = [first, second, third].map(async (reply) => await events.claim('e-1', reply));
	await claims[0];
	first.finish(200);

	expect(await Promise.all(claims)).toEqual([true, false, false]);
});

it('lets exactly one waiting delivery step in when the first could not be stored', async () => {
	const events = new DeliveredEvents();
	const [first, second, third] = [new FakeReply(), new FakeReply(), new FakeReply()];
	const claims = [first, second, third].map(async (reply) => await events.claim('e-1', reply));
	await claims[0];
	first.finish(500);
	const secondIsNew = await claims[1];
	second.finish(200);

	expect([secondIsNew, await claims[2]]).toEqual([true, false]);
});

it('does not keep the next delivery waiting for one that BILL had given up', async () => {
	const events = new DeliveredEvents();
	const gone = new FakeReply().cut();
	await events.claim('e-1', gone);

	expect(await deliver(events, 'e-1', 200)).toBe(true);
});

it('remembers the newest 500 events', async () => {
	const events = new DeliveredEvents();
	const ids = Array.from({ length: 501 }, (_, index) => `e-${index}`);
	events.recall(ids);

	expect(events.ids()).toHaveLength(500);
	expect(await deliver(events, 'e-0', 200)).toBe(true);
	expect(await deliver(events, 'e-500', 200)).toBe(false);
});

it('lists what another process saved before what this one handled last', async () => {
	const events = new DeliveredEvents();
	await deliver(events, 'ours', 200);
	events.recall(['theirs-1', 'theirs-2']);

	expect(events.ids()).toEqual(['theirs-1', 'theirs-2', 'ours']);
});

it('asks to be saved until the event is found among the saved ones', async () => {
	const events = new DeliveredEvents();
	await deliver(events, 'e-1', 200);
	const afterHandling = events.isAnythingUnsaved;
	events.recall(['e-1']);
	const afterSaving = events.isAnythingUnsaved;
	events.recall(['e-0']);

	expect([afterHandling, afterSaving, events.isAnythingUnsaved]).toEqual([true, false, true]);
});

it('does not ask to be saved for old events that another process has dropped', async () => {
	const events = new DeliveredEvents();
	for (let count = 0; count < 200; count += 1) await deliver(events, `ours-${count}`, 200);
	const newest = Array.from({ length: 500 }, (_, index) =>
		index < 400 ? `theirs-${index}` : `ours-${index - 300}`,
	);

	events.recall(newest);

	expect(events.isAnythingUnsaved).toBe(false);
	expect(events.ids()).toEqual(newest);
});
