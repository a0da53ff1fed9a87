import type { PaymentRecord } from '../../sandbox/console/simulators';
import { addRows } from '../../sandbox/n8n/tables';
import type { ReadyN8n } from '../../sandbox/start/everything';
import { Batch } from './batch';
import { edits, withSettings } from './edits';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP_WITHOUT_CLAIMS } from './spedUp';
import { billIsSlow, paymentsStandStill } from './trouble';

/** Two n8n on a busy machine, and BILL slow. */
jest.setTimeout(300_000);

const SIZE = 10;
const PATIENCE_MS = 150_000;
/** So long, both have looked for the vendors before one has made them, also on a machine that has other things to do. */
const SLOW_MS = 2_500;
/** A run at that pace takes more than the half minute that rows are kept elsewhere. */
const LEASE_MINUTES = 3;

/**
 * Nothing keeps two n8n apart that meet a vendor BILL does not have: each makes it, and a bill of its own. BILL sees no number
 * twice then, since the bills are of two vendors.
 */
describe('two n8n on an org without the claim object, and vendors that BILL does not have', () => {
	let sandbox: SandboxUnderTest;
	let other: ReadyN8n;

	beforeAll(async () => {
		const { edit, ...options } = SPED_UP_WITHOUT_CLAIMS;
		const inTime = withSettings('Pay approved invoices', { leaseMinutes: LEASE_MINUTES });
		sandbox = await SandboxUnderTest.start({ ...options, edit: edits(edit ?? ((draft) => draft), inTime) });
		other = await sandbox.startAnother();
	});
	afterAll(async () => await sandbox?.stop());

	it('leave one live payment of each invoice, and Salesforce follows that one to the end', async () => {
		const { bill } = sandbox.everything;
		const batch = await Batch.submit(sandbox, SIZE);
		// Calls of other bills have other transaction numbers, so that neither finds the payments of the other by its own number.
		const [{ vendor }] = batch.invoices;
		await addRows(other.client, 'Routing Rules', [{ priority: 1, vendorName: vendor.Name, action: 'hold' }]);
		const slow = await billIsSlow(sandbox.everything, SLOW_MS);
		const still = await paymentsStandStill(sandbox.everything); // one that is on its way cannot be taken back

		await batch.approve();
		await batch.untilStatus('Payment Scheduled', PATIENCE_MS);
		await slow.end();
		await sandbox.untilNothingIsLeft(sandbox.everything, other);
		await still.end();
		for (let step = 0; step < 6; step += 1) await bill.send('tick');
		await batch.untilStatus('Paid', PATIENCE_MS);
		await sandbox.untilNothingIsLeft(sandbox.everything, other);

		const accounts = await batch.accounts();
		// Without a second vendor the test would say nothing about two payments.
		expect(Math.max(...accounts.map(({ bills }) => bills.length))).toBe(2);
		expect(accounts.map(({ bills: [first], ...account }) => ({ ...account, bills: [first] }))).toEqual(
			batch.due,
		);
		expect(await linkedPayments(batch)).toEqual(await batch.paymentIds());
		expect(await sandbox.askedPeople()).toEqual([]);
		expect(await sandbox.askedPeople(other)).toEqual([]);
	});

	/** The cleared payments of those bills that the invoices are linked to in Salesforce. */
	async function linkedPayments(batch: Batch): Promise<string[]> {
		const { payments } = await sandbox.everything.bill.read<{ payments: PaymentRecord[] }>('state');
		const invoices = await Promise.all(batch.ids.map(async (id) => await sandbox.invoice(id)));
		return invoices.flatMap(({ BILL_Bill_Id__c: linked }) =>
			payments
				.filter(({ billId, singleStatus }) => billId === linked && singleStatus === 'CLEARED')
				.map(({ id }) => id),
		);
	}
});
