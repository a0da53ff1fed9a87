import type { ReadyN8n } from '../../sandbox/start/everything';
import { Batch } from './batch';
import { BillUser } from './billUser';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP_WITHOUT_CLAIMS } from './spedUp';
import { billIsSlow, duplicateNumbersAreAllowed, type Trouble } from './trouble';

/** Two n8n on a busy machine, and BILL slow. */
jest.setTimeout(300_000);

const SIZE = 10;
const PATIENCE_MS = 150_000;
const SLOW_MS = 800;

type Systems = SandboxUnderTest['everything'];

/**
 * What an org without the claim object has left: the payment looked up right before the money goes, and the oldest kept where
 * two were made in the same moment. The vendors are in BILL already, so that both n8n make bills of the same one.
 */
describe('two n8n on an org without the claim object', () => {
	let sandbox: SandboxUnderTest;
	let other: ReadyN8n;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP_WITHOUT_CLAIMS);
		other = await sandbox.startAnother();
	});
	afterAll(async () => await sandbox?.stop());

	it.each<[string, (systems: Systems) => Promise<Trouble[]>, number]>([
		['refuses a number twice', async (systems) => [await billIsSlow(systems, SLOW_MS)], 1],
		[
			'allows a number twice',
			async (systems) => [await duplicateNumbersAreAllowed(systems), await billIsSlow(systems, SLOW_MS)],
			2,
		],
		['is fast and allows a number twice', async (systems) => [await duplicateNumbersAreAllowed(systems)], 2],
	])('leave one live payment of each invoice where BILL %s', async (_what, begin, mostBills) => {
		const { bill } = sandbox.everything;
		const batch = await Batch.submit(sandbox, SIZE);
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		for (const { vendor } of batch.invoices) await person.createVendor(vendor.Name);
		const troubles = await begin(sandbox.everything);
		await bill.send('switches', { paymentTick: 0 }); // a payment that is on its way cannot be taken back

		await batch.approve();
		await batch.untilStatus('Payment Scheduled', PATIENCE_MS);
		for (const trouble of troubles) await trouble.end();
		await sandbox.untilNothingIsLeft(sandbox.everything, other);
		await bill.send('switches', { paymentTick: 50 });
		for (let step = 0; step < 6; step += 1) await bill.send('tick');
		await batch.untilStatus('Paid', PATIENCE_MS);

		const accounts = await batch.accounts();
		const firstBill = accounts.map(({ bills }) => ({
			bills: bills.slice(0, 1),
			isInBounds: bills.length <= mostBills,
		}));
		expect(accounts.map((account, index) => ({ ...account, ...firstBill[index] }))).toEqual(
			batch.due.map((account) => ({ ...account, isInBounds: true })),
		);
	});
});
