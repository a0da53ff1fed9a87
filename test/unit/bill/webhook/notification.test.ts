import { decodeNotification } from '../../../../nodes/BillCom/webhook/notification';

const metadata = {
	eventId: '2f1b9a0e-6a9e-4f2b-9a44-1d7f0f8f0001',
	subscriptionId: '5d2c1c52-7f7f-4a0f-8f0a-000000000001',
	organizationId: '00801SANDBOX00000001',
	eventType: 'payment.updated',
	version: '1',
};
const payment = { id: 'stp01', status: 'CLEARED', billIds: ['00n01'] };

function decode(content: unknown) {
	return decodeNotification(Buffer.from(JSON.stringify(content)));
}

const EXPECTED = {
	eventId: metadata.eventId,
	eventType: 'payment.updated',
	organizationId: metadata.organizationId,
	subscriptionId: metadata.subscriptionId,
	entity: payment,
	payload: { metadata, payment },
};

it('tells the event, the organization and the record apart', () => {
	expect(decode({ metadata, payment })).toEqual(EXPECTED);
});

it('reads a payload that BILL escaped into a string', () => {
	expect(decode(JSON.stringify({ metadata, payment }))).toEqual(EXPECTED);
});

it('reads the payload out of a record of the event log', () => {
	const record = {
		id: metadata.eventId,
		type: 'payment.updated',
		payload: JSON.stringify({ metadata, payment }),
	};

	expect(decode(record)).toEqual(EXPECTED);
});

it('takes the fields beside the metadata as the record when BILL does not nest them', () => {
	const batch = { paymentBatchId: 'b-1', batchStatus: 'COMPLETED', count: { total: 2 } };

	expect(decode({ metadata, ...batch })?.entity).toEqual(batch);
});

it('keeps the same event recognisable when BILL sends no id', () => {
	const [first, again, other] = [{ payment }, { payment }, { payment: { ...payment, status: 'VOIDED' } }].map(
		decode,
	);

	expect(first?.eventId).toMatch(/^sha256-[0-9a-f]{64}$/);
	expect(again?.eventId).toBe(first?.eventId);
	expect(other?.eventId).not.toBe(first?.eventId);
});

it.each(['', 'payment arrived', '[]', '17', 'null', '"text"'])(
	'does not take %j for a notification',
	(body) => {
		expect(decodeNotification(Buffer.from(body))).toBeUndefined();
	},
);
