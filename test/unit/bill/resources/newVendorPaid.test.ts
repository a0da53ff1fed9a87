/** Payment: Create, where another n8n has made the same new vendor, and paid the invoice before. */
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { useBill } from '../simulator';
import { aPayment, InvoicesOfNewVendors } from './invoicesOfNewVendors';

const bill = useBill();
const MINUTE_MS = 60_000;
let invoices: InvoicesOfNewVendors;
/** A bill that comes along with that of the first run only, so that the calls of the two have different numbers. */
let company: IDataObject;

beforeEach(async () => {
	invoices = new InvoicesOfNewVendors(bill);
	const billId = await invoices.addBill('Quite Another Ltd', { number: 'INV-0' });
	company = aPayment(billId, { idempotencyKey: 'SF-another-round' });
});

it.each([false, true])(
	'pays nothing when the look before paying finds it (in bulk: %s)',
	async (sendInBulk) => {
		const [theirs, ours] = [await invoices.addBill('Acme Inc'), await invoices.addBill('acme inc')];
		const [first] = await invoices.run(aPayment(theirs, { sendInBulk, options: {} }));

		const [second] = await invoices.run(aPayment(ours, { sendInBulk, options: {} }));

		expect(second).toMatchObject({
			id: first?.id,
			outcome: 'existing',
			billId: theirs,
			duplicateBillId: ours,
		});
		expect(await invoices.paid()).toEqual([theirs]);
	},
);

it.each([
	['the same company', true, false],
	['no company', false, true],
	['no company, while BILL still cancels', false, false],
])(
	'returns the payment that was kept where a run died having taken its own back, and comes again in %s',
	async (_how, isTogether, isCancelled) => {
		await bill.advance(-5 * 60 * MINUTE_MS); // its clock counts, not that of n8n
		const [theirs, ours] = [await invoices.addBill('Acme Inc'), await invoices.addBill('Acme Inc')];
		const along = aPayment(await invoices.addBill('A Third Ltd', { number: 'INV-3' }), {
			idempotencyKey: 'SF-three',
		});
		const [first] = await invoices.run(aPayment(theirs), company);
		await invoices.run(aPayment(ours), along);
		if (isCancelled) await axios.post(`${bill.url}/sandbox/tick`, {}, { proxy: false });
		await bill.advance(24 * 60 * MINUTE_MS);

		const [again] = await invoices.run(aPayment(ours), ...(isTogether ? [along] : []));

		expect(again).toMatchObject({
			id: first?.id,
			outcome: 'existing',
			billId: theirs,
			duplicateBillId: ours,
		});
	},
);
