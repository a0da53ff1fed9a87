/** Payments in bulk whose outcome nobody knows: never sent again, never called a failure. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { clock } from '../../../../nodes/BillCom/transport/clock';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { untilTrue } from '../../../untilTrue';

const bill = useBill();
let credential: StoredCredential;
let billIds: string[];

afterEach(() => void jest.restoreAllMocks());

beforeEach(async () => {
	jest.spyOn(clock, 'sleep').mockResolvedValue(); // no pauses between attempts
	credential = aCredential(bill.url);
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	billIds = [];
	for (const amount of [1, 2, 3]) {
		const invoice = { invoiceNumber: `INV-${amount}`, invoiceDate: '2026-11-02' };
		const draft = { vendorId: vendors?.[0]?.id, dueDate: '2026-12-02', invoice, billLineItems: [{ amount }] };
		billIds.push(String((await bill.direct('POST', '/v3/bills', draft)).id));
	}
});

function aPayment(index: number, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		sendInBulk: true,
		billId: billIds[index],
		amount: index + 1,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `round-${index}`,
		options: {},
		...changes,
	};
}

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	const output = await runBill({ credential, items, continueOnFail: true });
	return output.map(({ json }) => json);
}

const bulkCalls = async () => (await bill.calls('/v3/payments/bulk')).length;
const reasons = (outputs: IDataObject[]) => outputs.map(({ details }) => (details as IDataObject)?.reason);

it('does not send a payment again for a second item of the same key', async () => {
	await bill.fault({ kind: 'object-error', on: 'POST /v3/payments/bulk' });

	const outputs = await run([aPayment(0), aPayment(0)]);

	expect(reasons(outputs)).toEqual(['unknownOutcome', 'unknownOutcome']);
	expect(await bulkCalls()).toBe(1);
});

it('still says that the outcome is unknown when BILL cannot be asked afterwards', async () => {
	await bill.clearJournal();
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/payments/bulk' });
	// The looks before the payment have to work, so BILL falls silent while it pays: a call is in the journal once it is answered.
	await bill.fault({ kind: 'latency', on: 'POST /v3/payments/bulk', ms: 1000 });
	const paying = run([0, 1, 2].map((index) => aPayment(index)));
	const hasLooked = async () =>
		(await bill.calls('/v3/bills')).length > 0 && (await bill.calls('/v3/payments')).length > 1;
	await untilTrue(hasLooked, 'the look at payments and bills');
	await bill.fault({ kind: 'object-error', on: 'GET /v3/payments', times: 50 });

	const outputs = await paying;

	expect(reasons(outputs)).toEqual(['unknownOutcome', 'unknownOutcome', 'unknownOutcome']);
});

it('pays a bill with the second item when the first one was refused before anything was sent', async () => {
	const outputs = await run([
		aPayment(2, { amount: 9, idempotencyKey: 'wrong' }),
		aPayment(2, { idempotencyKey: 'right' }),
	]);

	expect(outputs).toMatchObject([
		{ details: { reason: 'amountAboveDue' } },
		{ outcome: 'created', amount: 3 },
	]);
});
