import { APPROVAL_TOPIC, approvalEventSchema } from '../../../../sandbox/salesforce/events/approvalEvent';
import { EventBus } from '../../../../sandbox/salesforce/events/bus';
import type { ReplayIdForm } from '../../../../sandbox/salesforce/events/replayId';
import { platformEventSchema } from '../../../../sandbox/salesforce/events/schema';

const HOUR_MS = 3_600_000;

function aBus(form: ReplayIdForm = 'small') {
	const clock = { now: Date.parse('2026-11-02T08:00:00Z') };
	const bus = new EventBus({ now: () => clock.now, replayIds: () => form });
	bus.define(APPROVAL_TOPIC, approvalEventSchema);
	return { bus, clock, publish: (id: string) => bus.publish(APPROVAL_TOPIC, { Record_Id__c: id }) };
}

const recordIds = (events: Array<{ fields: Record<string, unknown> }>) =>
	events.map(({ fields }) => fields.Record_Id__c);

describe('the event bus', () => {
	it('yields the events after a position, in the order they were published', () => {
		const { bus, publish } = aBus();
		const [first] = ['a', 'b', 'c'].map(publish);

		const after = bus.read(APPROVAL_TOPIC, first.replayId);

		expect(recordIds(after)).toEqual(['b', 'c']);
		expect(recordIds(bus.read(APPROVAL_TOPIC, 'earliest'))).toEqual(['a', 'b', 'c']);
	});

	it('gives out small growing numbers in eight bytes that leave gaps, as real orgs do', () => {
		const { publish } = aBus();

		const ids = ['a', 'b', 'c', 'd'].map((id) => publish(id).replayId);

		expect(ids.map(({ length }) => length)).toEqual([8, 8, 8, 8]);
		expect(ids.map((id) => Number(id.readBigUInt64BE()))).toEqual([1, 3, 4, 6]);
	});

	it('gives out numbers beyond 2^53 when told so', () => {
		const { bus, publish } = aBus('large');

		const [first] = ['a', 'b'].map((id) => publish(id).replayId);

		expect(first.readBigUInt64BE()).toBe(1152921504606846977n);
		expect(recordIds(bus.read(APPROVAL_TOPIC, first))).toEqual(['b']);
	});

	it('gives out growing replay ids of sixteen bytes that leave gaps when told so', () => {
		const { publish } = aBus('long');

		const ids = ['a', 'b', 'c', 'd'].map((id) => publish(id).replayId);

		expect(ids.map(({ length }) => length)).toEqual([16, 16, 16, 16]);
		expect(ids).toEqual([...ids].sort(Buffer.compare));
		const steps = ids.slice(1).map((id, index) => id.readUInt32BE(10) - ids[index].readUInt32BE(10));
		expect(Math.max(...steps)).toBeGreaterThan(1);
	});

	it('resumes after a position that no event ever had', () => {
		const { bus, publish } = aBus();
		publish('before');
		const position = bus.latestReplayId(APPROVAL_TOPIC);
		publish('after');

		expect(recordIds(bus.read(APPROVAL_TOPIC, position))).toEqual(['after']);
	});

	it.each(['small', 'large', 'long'] as const)('forgets events after 72 hours (%s ids)', (form) => {
		const { bus, clock, publish } = aBus(form);
		const old = publish('old');
		clock.now += 72 * HOUR_MS + 1;
		publish('new');

		expect(recordIds(bus.read(APPROVAL_TOPIC, 'earliest'))).toEqual(['new']);
		expect(() => bus.read(APPROVAL_TOPIC, old.replayId)).toThrow('older than the retention');
	});

	it.each([
		['of eight zero bytes', () => Buffer.alloc(8)],
		['of a number not given out yet', () => Buffer.from('00000000000000ff', 'hex')],
		[
			'with one byte changed',
			(id: Buffer) => Buffer.from(id.map((byte, index) => (index === 12 ? byte ^ 1 : byte))),
		],
		['cut to eight bytes', (id: Buffer) => id.subarray(0, 8)],
	])('refuses a replay id %s', (_name, change) => {
		const { bus, publish } = aBus('long');
		const { replayId } = publish('a');

		expect(() => bus.read(APPROVAL_TOPIC, change(replayId))).toThrow('not valid');
	});

	it('refuses a long replay id of another topic', () => {
		const { bus, publish } = aBus('long');
		bus.define('/event/Other__e', platformEventSchema('Other__e', []));
		const { replayId } = publish('a');

		expect(() => bus.read('/event/Other__e', replayId)).toThrow('not valid');
	});

	it('gives a changed event a new schema id and keeps the old schema for the old events', () => {
		const { bus, publish } = aBus();
		const before = publish('a');
		const changed = platformEventSchema('BILL_Approval__e', [{ name: 'Record_Id__c', type: 'Text' }]);

		bus.define(APPROVAL_TOPIC, changed);
		const after = publish('b');

		expect(after.schemaId).not.toBe(before.schemaId);
		expect(bus.schema(before.schemaId)).toEqual(approvalEventSchema);
		expect(bus.decode(before.schemaId, bus.encode(before))).toMatchObject({
			Record_Id__c: 'a',
			Amount__c: null,
		});
	});

	it('takes date-times as text and hands them on as epoch milliseconds', () => {
		const { bus } = aBus();

		const event = bus.publish(APPROVAL_TOPIC, { Decided_At__c: '2026-11-02T07:59:00.000Z' });

		expect(bus.decode(event.schemaId, bus.encode(event)).Decided_At__c).toBe(
			Date.parse('2026-11-02T07:59:00Z'),
		);
	});

	it.each([
		[{ Nope__c: 'x' }, 'No such field Nope__c on BILL_Approval__e'],
		[{ Amount__c: 'many' }, 'The value of Amount__c does not fit'],
	])('refuses to publish %j', (fields, message) => {
		const { bus } = aBus();

		expect(() => bus.publish(APPROVAL_TOPIC, fields)).toThrow(message);
		expect(bus.read(APPROVAL_TOPIC, 'earliest')).toEqual([]);
	});

	it('goes on from its state file with the same events, positions and schemas', () => {
		const { bus, clock, publish } = aBus();
		const [first] = ['a', 'b'].map(publish);

		const file = JSON.stringify(bus.snapshot());
		const revived = new EventBus({ now: () => clock.now, snapshot: JSON.parse(file) });
		const next = revived.publish(APPROVAL_TOPIC, { Record_Id__c: 'c' });

		expect(recordIds(revived.read(APPROVAL_TOPIC, first.replayId))).toEqual(['b', 'c']);
		expect(next.replayId.compare(bus.latestReplayId(APPROVAL_TOPIC))).toBeLessThanOrEqual(0);
	});

	it('stops telling a listener that left', () => {
		const { bus, publish } = aBus();
		const heard: unknown[] = [];
		const leave = bus.onPublish(APPROVAL_TOPIC, ({ fields }) => heard.push(fields.Record_Id__c));

		publish('a');
		leave();
		publish('b');

		expect(heard).toEqual(['a']);
	});
});
