/** What a burst costs: BILL takes three calls at once and 20,000 an hour, so a batch must not ask for each of its items. */
import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, type StoredCredential } from './context';
import { aVendor, useBill } from './simulator';

const INVOICES = 200;
const KNOWN_VENDORS = 60;
const NEW_VENDORS = 60;

const bill = useBill();
let credential: StoredCredential;
let costs: Record<string, number>;

beforeEach(() => {
	credential = aCredential(bill.url);
	costs = {};
});

/** Runs a step for its items and notes which calls it took, sign-ins and the look at the session left out. */
async function step(items: IDataObject[]): Promise<IDataObject[]> {
	await bill.clearJournal();
	const output = await runBill({ credential, items });
	for (const { method, path } of await bill.calls()) {
		const place = `${method} ${path.replace('/connect/v3/', '')}`;
		if (place !== 'GET login/session') costs[place] = (costs[place] ?? 0) + 1;
	}
	return output.map(({ json }) => json);
}

const invoiceOf = (index: number, vendorId: string): IDataObject => ({
	resource: 'bill',
	operation: 'create',
	vendorId,
	invoiceNumber: `INV-${index}`,
	invoiceDate: '2030-01-15',
	dueDate: `2030-02-${String((index % 28) + 1).padStart(2, '0')}`,
	lineItemsFrom: 'array',
	lineItemsArray: [{ amount: 10 + index, glAccount: '6100', department: 'Operations' }],
});

const paymentOf = (index: number, billId = ''): IDataObject => ({
	resource: 'payment',
	operation: 'create',
	billId,
	amount: 10 + index,
	fundingAccountType: 'DEFAULT_BANK_ACCOUNT',
	idempotencyKey: `SF-a0B5g00000XyZab${index}-1f2e3d4c`,
});

async function seedCodes(vendors: IDataObject[]): Promise<string[]> {
	const seeded = await bill.seed({
		chartOfAccounts: [{ name: 'Office Supplies', number: '6100' }],
		departments: [{ name: 'Operations' }],
		vendors,
	});
	return (seeded.vendors ?? []).map(({ id }) => id);
}

it('takes 200 invoices of 120 vendors from vendor to payment in fewer than 70 calls', async () => {
	const known = await seedCodes(
		Array.from({ length: KNOWN_VENDORS }, (_, index) => aVendor({ name: `Known ${index}` })),
	);
	const all = Array.from({ length: INVOICES }, (_, index) => index);

	const found = await step(
		known.map((vendorId) => ({ resource: 'vendor', operation: 'get', sendInBulk: true, vendorId })),
	);
	const made = await step(
		Array.from({ length: NEW_VENDORS }, (_, index) => ({
			resource: 'vendor',
			operation: 'create',
			sendInBulk: true,
			...vendorForm(`New ${index}`),
		})),
	);
	const vendorIds = [...found, ...made].map(({ id }) => String(id));
	const bills = await step(
		all.map((index) => ({
			...invoiceOf(index, vendorIds[index % vendorIds.length] ?? ''),
			sendInBulk: true,
		})),
	);
	await step(bills.map(({ id }) => ({ resource: 'bill', operation: 'get', sendInBulk: true, billId: id })));
	const keys = all.map((index) => paymentOf(index).idempotencyKey);
	await step([
		{ resource: 'payment', operation: 'getAll', returnAll: true, filters: { transactionNumbers: keys } },
	]);
	const payments = await step(
		bills.map(({ id }, index) => ({ ...paymentOf(index, String(id)), sendInBulk: true })),
	);

	const total = Object.values(costs).reduce((sum, count) => sum + count, 0);
	expect(payments.filter(({ outcome }) => outcome === 'created')).toHaveLength(INVOICES);
	expect(payments.map((payment) => payment.amount)).toEqual(all.map((index) => 10 + index));
	expect(total).toBeLessThan(70);
	expect(costs).toMatchObject({
		'POST vendors/bulk': 3,
		'POST bills/bulk': 2,
		'POST payments/bulk': 13,
		'GET vendors': 1,
	});
});

function vendorForm(name: string): IDataObject {
	return {
		name,
		addressLine1: '40 Harbor Street',
		addressCity: 'Toledo',
		addressState: 'OH',
		addressPostalCode: '43604',
		addressCountry: 'US',
		additionalFields: {},
	};
}

/** One approval of a vendor that is known, code lists and default account known as well. */
it.each([false, true])(
	'takes one invoice of a known vendor from bill to payment in five calls (in bulk: %s)',
	async (sendInBulk) => {
		const [vendorId = ''] = await seedCodes([aVendor()]);
		const [warm] = await step([invoiceOf(0, vendorId)]);
		await step([paymentOf(0, String(warm?.id))]);
		costs = {};

		const [made] = await step([{ ...invoiceOf(1, vendorId), sendInBulk }]);
		const [payment] = await step([{ ...paymentOf(1, String(made?.id)), sendInBulk }]);

		expect(payment).toMatchObject({ outcome: 'created', amount: 11 });
		expect(costs).toEqual(
			sendInBulk
				? { 'GET bills': 2, 'POST bills/bulk': 1, 'GET payments': 1, 'POST payments/bulk': 1 }
				: {
						'GET bills': 1,
						'POST bills': 1,
						'GET payments': 1,
						[`GET bills/${String(made?.id)}`]: 1,
						'POST payments': 1,
					},
		);
	},
);
