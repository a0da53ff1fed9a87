import { namesBehind } from '../../../../nodes/SalesforceApproval/events/pubsub/bitmap';
import {
	type ChangeOptions,
	ChangeTranslator,
} from '../../../../nodes/SalesforceApproval/events/translators/changeTranslator';
import { UnusableEventError } from '../../../../nodes/SalesforceApproval/events/source/translator';
import { SalesforceRefusedError } from '../../../../nodes/SalesforceApproval/transport/refusal';

const INVOICE = 'a00000000000001AAA';
const OTHER = 'a00000000000002AAA';
const AT = Date.parse('2026-11-02T08:00:00Z');

/** A translator of "Approval_Status__c became Approved", over records that a test states. */
function aTranslator(changes: Partial<ChangeOptions> = {}, records: Record<string, object> = {}) {
	const asked: string[] = [];
	const alerts: string[] = [];
	const translator = new ChangeTranslator({
		objectName: 'AP_Invoice__c',
		transition: { field: 'Approval_Status__c', to: 'Approved', from: '' },
		amountField: 'Amount__c',
		gaps: 'read',
		records: {
			read: async (_object, recordId) => (asked.push(recordId), { ...records[recordId] }),
			changedSince: async (_object, _sinceMs, condition) => (
				asked.push(`${condition?.field} = ${condition?.value}`),
				Object.keys(records)
			),
		},
		reporter: { warn: () => {}, alert: (message) => void alerts.push(message) },
		...changes,
	});
	const translate = async (header: object, content: object = {}, eventId = 'uuid-1') => {
		const ChangeEventHeader = {
			entityName: 'AP_Invoice__c',
			recordIds: [INVOICE],
			changeType: 'UPDATE',
			commitUser: '005',
			commitTimestamp: AT,
			nulledFields: [],
			diffFields: [],
			...header,
		};
		const payload = { ChangeEventHeader, ...content };
		return (await translator.translate({ eventId, replayId: 'r', payload })).events;
	};
	const becomes = async (value: string, eventId: string) =>
		await translate({ changedFields: ['Approval_Status__c'] }, { Approval_Status__c: value }, eventId);
	return { translator, translate, becomes, asked, alerts };
}

it('reads fields and parts of compound fields from the bitmaps Salesforce documents', () => {
	const fields = ['ChangeEventHeader', 'Name', 'Phone', 'BillingAddress', 'Amount__c', 'Paid__c'].map(
		(name) => ({
			name,
			parts: name === 'BillingAddress' ? ['Street', 'City', 'State'] : [],
		}),
	);

	const names = namesBehind(['0x34', '3-0x06'], fields);

	expect(names).toEqual(['Phone', 'Amount__c', 'Paid__c', 'BillingAddress.City', 'BillingAddress.State']);
	expect(namesBehind(['2-0x01'], fields)).toEqual(['Phone.#0']);
	expect(namesBehind(['LastModifiedDate'], fields)).toEqual(['LastModifiedDate']);
	expect(namesBehind([], fields)).toEqual([]);
});

it('counts a change only when the field is among the changed ones and its new value fits', async () => {
	const { translate } = aTranslator();

	const became = await translate(
		{ changedFields: ['Approval_Status__c', 'Amount__c'] },
		{ Approval_Status__c: 'Approved', Amount__c: 12.5, Due_Date__c: null },
	);
	const other = await translate(
		{ changedFields: ['Approval_Status__c'] },
		{ Approval_Status__c: 'Rejected' },
	);
	const untouched = await translate({ changedFields: ['Amount__c'] }, { Approval_Status__c: null });
	const restored = await translate({ changeType: 'UNDELETE' }, { Approval_Status__c: 'Approved' });

	expect(became).toEqual([
		expect.objectContaining({
			source: 'changeDataCapture',
			decision: 'approved',
			recordId: INVOICE,
			amount: 12.5,
			decidedBy: '005',
			decidedAt: '2026-11-02T08:00:00.000Z',
			isGap: false,
		}),
	]);
	expect(became[0].payload).toMatchObject({ Transition: { to: 'Approved', from: null, isFromKnown: false } });
	expect(became[0].payload).not.toHaveProperty('Due_Date__c');
	expect([other, untouched, restored]).toEqual([[], [], []]);
});

it('counts a record that is created with the value', async () => {
	const { translate } = aTranslator();

	const [created] = await translate({ changeType: 'CREATE' }, { Approval_Status__c: 'Approved' });

	expect(created.payload).toMatchObject({ Transition: { from: null, isFromKnown: true } });
});

it('gives each record of a shared event an item and an id of its own', async () => {
	const { translate } = aTranslator();
	const header = { recordIds: [INVOICE, OTHER], changedFields: ['Approval_Status__c'] };

	const events = await translate(header, { Approval_Status__c: 'Approved' });

	expect(events.map(({ recordId, eventId }) => [recordId, eventId])).toEqual([
		[INVOICE, `uuid-1:${INVOICE}`],
		[OTHER, `uuid-1:${OTHER}`],
	]);
});

it('leaves out a change from another value only where it has seen that value itself', async () => {
	const { becomes } = aTranslator({
		transition: { field: 'Approval_Status__c', to: 'Approved', from: 'Pending' },
	});

	const unknown = await becomes('Approved', 'uuid-1');
	await becomes('Draft', 'uuid-2');
	const fromDraft = await becomes('Approved', 'uuid-3');
	await becomes('Pending', 'uuid-4');
	const fromPending = await becomes('Approved', 'uuid-5');
	const again = await becomes('Approved', 'uuid-5');

	expect([unknown, fromDraft, fromPending].map(({ length }) => length)).toEqual([1, 0, 1]);
	expect(fromPending[0].payload).toMatchObject({ Transition: { from: 'Pending', isFromKnown: true } });
	// An event that comes again was not handled: what is remembered is its own doing and must not hide it.
	expect(again).toHaveLength(1);
});

it('reads the record of a gap and judges by what it holds now', async () => {
	const { translate, asked } = aTranslator(
		{},
		{ [INVOICE]: { Approval_Status__c: 'Approved', Amount__c: 7 }, [OTHER]: { Approval_Status__c: 'Draft' } },
	);

	const events = await translate({ changeType: 'GAP_UPDATE', recordIds: [INVOICE, OTHER] });

	expect(asked).toEqual([INVOICE, OTHER]);
	expect(events).toEqual([
		expect.objectContaining({ recordId: INVOICE, isGap: true, decision: 'approved', amount: 7 }),
	]);
	expect(events[0].record).toMatchObject({ Approval_Status__c: 'Approved' });
});

it('looks up the records behind an overflow, which names none', async () => {
	const { translate, asked } = aTranslator({}, { [OTHER]: { Approval_Status__c: 'Approved' } });

	const events = await translate({ changeType: 'GAP_OVERFLOW', recordIds: ['000000000000000AAA'] });

	expect(asked).toEqual(['Approval_Status__c = Approved', OTHER]);
	expect(events).toMatchObject([{ recordId: OTHER, eventId: `uuid-1:${OTHER}`, isGap: true }]);
});

it('hands gaps on as they are when told so, and a difference instead of a value is a gap as well', async () => {
	const { translate, asked } = aTranslator({ gaps: 'pass' });

	const gap = await translate({ changeType: 'GAP_UPDATE' });
	const overflow = await translate({ changeType: 'GAP_OVERFLOW', recordIds: [] }, {}, 'uuid-2');
	const diff = await translate(
		{ changedFields: ['Approval_Status__c'], diffFields: ['Approval_Status__c'] },
		{ Approval_Status__c: '--- \n+++ \n' },
		'uuid-3',
	);

	expect(
		[...gap, ...overflow, ...diff].map(({ recordId, isGap, decision }) => [recordId, isGap, decision]),
	).toEqual([
		[INVOICE, true, 'changed'],
		['', true, 'changed'],
		[INVOICE, true, 'changed'],
	]);
	expect(asked).toEqual([]);
});

it('takes every change of the object when no field is named, and none of another object', async () => {
	const { translate } = aTranslator({ transition: undefined });

	const deleted = await translate({ changeType: 'DELETE', changedFields: [] });
	const other = await translate({ entityName: 'Account', changedFields: ['Phone'] }, { Phone: '1' });

	expect(deleted).toMatchObject([{ decision: 'changed', recordId: INVOICE, isGap: false }]);
	expect(other).toEqual([]);
});

it('takes what a CometD event contains for what changed, as it may list nothing', async () => {
	const { translate } = aTranslator();

	const events = await translate({}, { Approval_Status__c: 'Approved' });

	expect(events).toHaveLength(1);
});

it('reports an event without a header as unusable', async () => {
	const { translator } = aTranslator();

	const translating = translator.translate({ eventId: 'uuid', replayId: '', payload: { Phone: '1' } });

	await expect(translating).rejects.toThrow(UnusableEventError);
});

const APPROVED = { Approval_Status__c: 'Approved' };

it('gives each approval of a record an id of its own, which every delivery of it repeats', async () => {
	const { translate } = aTranslator();
	const change = (transactionKey: string, sequenceNumber: number) => ({
		changedFields: ['Approval_Status__c'],
		transactionKey,
		sequenceNumber,
	});

	const [first] = await translate(change('0004ff12-9f', 1), APPROVED, 'uuid-1');
	const [second] = await translate(change('0004ff13-a0', 1), APPROVED, 'uuid-2');
	const [sameTransaction] = await translate(change('0004ff13-a0', 2), APPROVED, 'uuid-3');
	// Salesforce may deliver again, and over CometD of old an event has no id that lasts.
	const [again] = await translate(change('0004ff12-9f', 1), APPROVED, 'uuid-4');
	const [nameless] = await translate({ changedFields: ['Approval_Status__c'] }, APPROVED, 'uuid-5');

	expect([first, second, sameTransaction, again, nameless].map(({ approvalId }) => approvalId)).toEqual([
		'0004ff12-9f-1',
		'0004ff13-a0-1',
		'0004ff13-a0-2',
		'0004ff12-9f-1',
		'uuid-5',
	]);
});

it('writes ids of 15 characters as the 18 of the same record, and remembers them as one record', async () => {
	const { translate } = aTranslator({
		transition: { field: 'Approval_Status__c', to: 'Approved', from: 'Pending' },
	});
	const changedFields = ['Approval_Status__c'];
	const short = { recordIds: ['a00SB0000000001'], commitUser: '005SB0000000001', changedFields };
	await translate(short, { Approval_Status__c: 'Pending' }, 'uuid-1');

	const [event] = await translate({ ...short, recordIds: ['a00SB0000000001YAA'] }, APPROVED, 'uuid-2');
	const [other] = await translate(short, APPROVED, 'uuid-3').then(() => translate(short, APPROVED, 'uuid-3'));

	expect(event).toMatchObject({ recordId: 'a00SB0000000001YAA', decidedBy: '005SB0000000001YAA' });
	expect(event.payload).toMatchObject({ Transition: { isFromKnown: true } });
	expect(other.recordId).toBe('a00SB0000000001YAA');
});

describe('an event about all records of an object, as after a conversion of a type', () => {
	const all = { recordIds: ['a00*'] };

	it('is no approval of any record, and is told of where the watched field is concerned', async () => {
		const { translate, asked } = aTranslator();

		const watched = translate({ ...all, changedFields: ['Approval_Status__c'] }, APPROVED);
		await expect(watched).rejects.toThrow(/stands for all records of AP_Invoice__c/);
		const gap = translate({ ...all, changeType: 'GAP_UPDATE' }, {}, 'uuid-2');
		await expect(gap).rejects.toThrow(UnusableEventError);
		const other = await translate({ ...all, changedFields: ['Amount__c'] }, {}, 'uuid-3');

		expect([other, asked]).toEqual([[], []]);
	});

	it.each([
		['in another spelling', ['approval_status__C']],
		['without any name', []],
	])('is told of where the watched field is named %s', async (_how, changedFields) => {
		const { translate } = aTranslator();

		await expect(translate({ ...all, changedFields }, APPROVED)).rejects.toThrow(UnusableEventError);
	});

	it('is handed on as a gap without a record when gaps are', async () => {
		const { translate } = aTranslator({ gaps: 'pass' });

		const events = await translate({ ...all, changedFields: ['Approval_Status__c'] }, APPROVED);

		expect(events).toMatchObject([{ recordId: '', isGap: true, decision: 'changed' }]);
	});
});

it.each([
	['names no record', { recordIds: [], changedFields: ['Approval_Status__c'] }, /names no record/],
	[
		'has ids that are none',
		{ recordIds: ['INV-1'], changedFields: ['Approval_Status__c'] },
		/names no record/,
	],
	['is of a time beyond the calendar', { commitTimestamp: '9223372036854775807' }, /no time/],
])('reports a change event that %s as unusable', async (_what, header, words) => {
	const { translate } = aTranslator();

	const translating = translate(header, APPROVED);

	await expect(translating).rejects.toThrow(UnusableEventError);
	await expect(translating).rejects.toThrow(words);
});

it('tells a person that the record of a gap cannot be read, and reads one of a change of a kind nobody knows', async () => {
	const { translate, asked, alerts } = aTranslator({
		records: {
			read: async (_object, id) => (asked.push(id), id === OTHER ? null : APPROVED),
			changedSince: async () => [],
		},
	});

	const gone = await translate({ changeType: 'GAP_UPDATE', recordIds: [OTHER] });
	const unknown = await translate({ changeType: 'MERGE' }, {}, 'uuid-2');

	expect(gone).toEqual([]);
	expect(alerts).toEqual([
		`Record ${OTHER} of AP_Invoice__c changed (event uuid-1), but it cannot be read: it was deleted, or the user of the credential may not see it`,
	]);
	expect(unknown).toMatchObject([{ recordId: INVOICE, isGap: true, decision: 'approved' }]);
});

it('hands on a deletion of which only a gap tells, and alerts nobody, where every change is wanted', async () => {
	const { translate, alerts } = aTranslator({
		transition: undefined,
		records: { read: async () => null, changedSince: async () => [] },
	});

	const events = await translate({ changeType: 'GAP_DELETE' });

	expect(events).toMatchObject([{ recordId: INVOICE, isGap: true, record: null }]);
	expect(alerts).toEqual([]);
});

it('lets an event that asks for something that does not exist hold up no other', async () => {
	const refusal = new SalesforceRefusedError(400, [
		{ errorCode: 'INVALID_TYPE', message: 'no such object', fields: [] },
	]);
	const expired = new SalesforceRefusedError(401, [
		{ errorCode: 'INVALID_SESSION_ID', message: '', fields: [] },
	]);
	const failing = (reason: Error) => async () => await Promise.reject(reason);
	const { translate: ofEvent } = aTranslator({
		records: { read: failing(refusal), changedSince: failing(refusal) },
	});
	const { translate: ofAll } = aTranslator({
		records: { read: failing(expired), changedSince: failing(expired) },
	});

	await expect(ofEvent({ changeType: 'GAP_UPDATE' })).rejects.toThrow(UnusableEventError);
	await expect(ofEvent({ changeType: 'GAP_OVERFLOW', recordIds: [] })).rejects.toThrow(UnusableEventError);
	await expect(ofAll({ changeType: 'GAP_UPDATE' })).rejects.toBe(expired);
});
