import { runNode } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

async function link(invoice: string, linkValue: string, credential = salesforce.jwt()) {
	return await runNode(
		anOperation(credential, 'record:link', {
			objectName: byId('AP_Invoice__c'),
			recordId: byId(invoice),
			linkField: 'BILL_Payment_Id__c',
			linkValue,
		}),
	);
}

async function paymentOf(invoice: string) {
	return (await salesforce.rows('AP_Invoice__c')).find(({ Id }) => Id === invoice)?.BILL_Payment_Id__c;
}

it('lets one of many win, also on a record that was changed a moment ago', async () => {
	const invoice = await salesforce.seedInvoice();
	const credential = salesforce.jwt();
	const values = Array.from({ length: 12 }, (_, index) => `claim-${index}`);

	const runs = await Promise.all(values.map(async (value) => await link(invoice, value, credential)));

	const results = runs.map(({ items }) => items[0].json);
	const winners = results.filter(({ outcome }) => outcome === 'linked');
	expect(winners).toHaveLength(1);
	expect(await paymentOf(invoice)).toBe(winners[0].value);
	expect(results.filter(({ outcome }) => outcome === 'taken')).toHaveLength(11);
	expect(new Set(results.map(({ currentValue }) => currentValue))).toEqual(new Set([winners[0].value]));
});

it('says alreadyLinked for the same value and leaves another one alone', async () => {
	const invoice = await salesforce.seedInvoice();
	await link(invoice, 'pay-1');
	const before = await salesforce.sent('PATCH');

	const [again, other] = [await link(invoice, 'pay-1'), await link(invoice, 'pay-2')];

	expect(again.items[0].json).toMatchObject({ outcome: 'alreadyLinked', currentValue: 'pay-1' });
	expect(other.items[0].json).toMatchObject({ outcome: 'taken', currentValue: 'pay-1', value: 'pay-2' });
	expect(await salesforce.sent('PATCH')).toBe(before);
});

it.each(['lost-reply', 'server-error-after-write'])(
	'finds its own value after a write whose answer was lost (%s)',
	async (kind) => {
		const invoice = await salesforce.seedInvoice();
		await salesforce.control('faults', { kind, on: `PATCH /sobjects/AP_Invoice__c/${invoice}` });

		const { items, error } = await link(invoice, 'pay-1');

		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ outcome: 'linked', currentValue: 'pay-1' });
		expect(await salesforce.sent('PATCH')).toBe(1);
	},
);

it('explains the lock of an approved record with its ways out', async () => {
	await salesforce.control('switches', { finalApprovalRecordLock: true });
	const invoice = await salesforce.seedInvoice();
	await salesforce.control('flow-approvals', { recordId: invoice });
	await salesforce.control('switches', { flowApprovalLocks: true });
	const locked = await salesforce.seedInvoice({ Invoice_Number__c: 'INV-2' });
	await salesforce.control('flow-approvals', { recordId: locked });

	const [free, held] = [await link(invoice, 'pay-1'), await link(locked, 'pay-2')];

	expect(free.items[0].json).toMatchObject({ outcome: 'linked' });
	expect(held.error).toMatchObject({
		message: expect.stringMatching(/did not link AP_Invoice__c a00.*ENTITY_IS_LOCKED/),
		description: expect.stringMatching(/Three ways out.*after final approval.*child record.*Modify All/),
	});
});
