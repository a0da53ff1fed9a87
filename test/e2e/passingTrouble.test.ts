import { Batch } from './batch';
import { BillUser } from './billUser';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import {
	answersOfBillAreLost,
	billIsDown,
	hourIsUsedUp,
	paymentsStandStill,
	recordsAreLocked,
	recordsStayLockedAfterApproval,
	salesforceIsDown,
	type Trouble,
	writesOfBillComeLate,
} from './trouble';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

const SIZE = 8;
const PATIENCE_MS = 120_000;

/** What time cures, nobody is asked about: everything is paid once, soon after the end of the trouble. */
describe('approvals in a trouble that passes by itself', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
	});
	afterAll(async () => await sandbox?.stop());

	it.each<[string, (systems: SandboxUnderTest['everything']) => Promise<Trouble>]>([
		['BILL is down', billIsDown],
		['BILL’s calls of the hour are used up', hourIsUsedUp],
		['Salesforce is down', salesforceIsDown],
		['somebody holds the records in Salesforce', recordsAreLocked],
		['the approval process keeps the records locked', recordsStayLockedAfterApproval],
	])('are paid once, and earlier payments reported, although %s', async (_what, begin) => {
		const [earlier, batch] = [await Batch.submit(sandbox, 3), await Batch.submit(sandbox, SIZE)];
		const stillness = await paymentsStandStill(sandbox.everything);
		await earlier.approve();
		await earlier.untilStatus('Payment Scheduled');

		const trouble = await begin(sandbox.everything);
		await batch.approve();
		await stillness.end();
		await batch.untilTried(2, PATIENCE_MS);
		await trouble.end();
		await Promise.all([earlier.untilStatus('Paid', PATIENCE_MS), batch.untilStatus('Paid', PATIENCE_MS)]);

		expect(await earlier.accounts()).toEqual(earlier.due);
		expect(await batch.accounts()).toEqual(batch.due);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it.each<[string, (systems: SandboxUnderTest['everything']) => Promise<Trouble>]>([
		['every answer of BILL to a write is lost', answersOfBillAreLost],
		['BILL does every write only after n8n gave it up', writesOfBillComeLate],
	])('are paid once although %s', async (_what, begin) => {
		const batch = await Batch.submit(sandbox, SIZE);
		const trouble = await begin(sandbox.everything);

		await batch.approve();
		await batch.untilStatus('Paid', PATIENCE_MS);
		await trouble.end();

		expect(await batch.accounts()).toEqual(batch.due);
		const { vendors } = await sandbox.everything.bill.read<{ vendors: Array<{ name: string }> }>('state');
		expect(vendors).toHaveLength(new Set(vendors.map(({ name }) => name)).size);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('are reported although their payments clear before n8n has noted them', async () => {
		const batch = await Batch.submit(sandbox, 3);
		// Holds the run that paid while BILL reports what became of the payments.
		const order = { kind: 'latency', on: 'PATCH /composite/sobjects', ms: 12_000, times: 1 };
		await sandbox.everything.salesforce.send('faults', order);

		await batch.approve();
		await batch.untilStatus('Paid', PATIENCE_MS);

		const payments = (await Promise.all(batch.invoices.map((one) => sandbox.paymentsOf(one)))).flat();
		const events = (await Promise.all(payments.map((one) => sandbox.eventsOf(one)))).flat();
		expect(events.map(({ state }) => state)).not.toContain('ignored');
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('are not paid again when a person voids their payment before Salesforce could be told of it', async () => {
		const { bill, sandbox: addresses } = sandbox.everything;
		const batch = await Batch.submit(sandbox, 3);
		const stillness = await paymentsStandStill(sandbox.everything);
		const trouble = await recordsStayLockedAfterApproval(sandbox.everything);
		await batch.approve();
		await batch.untilTried(1);
		await bill.send('tick'); // a payment that is only scheduled would be cancelled

		const person = await BillUser.logIn(addresses);
		const payments = (await Promise.all(batch.invoices.map((one) => sandbox.paymentsOf(one)))).flat();
		for (const { id } of payments) await person.voidPayment(id);
		await stillness.end();
		await batch.untilTried(2, PATIENCE_MS);
		await trouble.end();
		await batch.untilStatus('Voided');

		const after = (await Promise.all(batch.invoices.map((one) => sandbox.paymentsOf(one)))).flat();
		expect(after.map(({ singleStatus }) => singleStatus)).toEqual(['VOIDED', 'VOIDED', 'VOIDED']);
		expect(await sandbox.askedPeople()).toEqual([]);
	});
});
