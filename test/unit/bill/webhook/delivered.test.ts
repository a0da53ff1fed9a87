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
