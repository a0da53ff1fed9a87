import { BillCom } from '../../../nodes/BillCom/BillCom.node';
import { TENANT } from '../../../sandbox/bill/tenant';
import { aCredential, loadOptionsContext, runOne } from './context';
import { aVendor, type Bill, startBill } from './simulator';

let bill: Bill;
const { listSearch, loadOptions } = new BillCom().methods;

beforeEach(async () => {
	bill = await startBill();
});

afterEach(async () => {
	await bill.stop();
});

const editor = (parameters = {}) => loadOptionsContext(aCredential(bill.url), parameters);

it('offers vendors by the start of their name', async () => {
	await bill.seed({ vendors: [aVendor(), aVendor({ name: 'Smith, Jones' })] });

	const { results } = await listSearch.searchVendors.call(editor(), 'Smith,');

	expect(results.map(({ name }) => name)).toEqual(['Smith, Jones']);
});

it('offers further vendors page by page', async () => {
	await bill.seed({
		vendors: Array.from({ length: 60 }, (_, index) => aVendor({ name: `Vendor ${index + 10}` })),
	});
	const first = await listSearch.searchVendors.call(editor());

	const second = await listSearch.searchVendors.call(editor(), undefined, String(first.paginationToken));

	expect([first.results.length, second.results.length, second.paginationToken]).toEqual([50, 10, undefined]);
});

it('offers bills with number, vendor and amount', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	const invoice = { invoiceNumber: 'INV-1', invoiceDate: '2026-11-02' };
	await bill.direct('POST', '/v3/bills', {
		vendorId: vendor?.id,
		dueDate: '2026-12-02',
		invoice,
		billLineItems: [{ amount: 12.5 }],
	});

	const { results } = await listSearch.searchBills.call(editor(), 'INV-1');

	expect(results.map(({ name }) => name)).toEqual(['INV-1, Northwind Print Works, 12.50']);
});

it('finds a bill by the long number that stands on the invoice', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	const credential = aCredential(bill.url);
	const invoiceNumber = 'STATEMENT-2026-000000000000001';
	const dates = { invoiceDate: '2026-11-02', dueDate: '2026-12-02' };
	const lines = { lineItemsFrom: 'array', lineItemsArray: [{ amount: 10 }] };
	const create = { resource: 'bill', operation: 'create', vendorId: vendor?.id, invoiceNumber };
	const { id } = await runOne(credential, { ...create, ...dates, ...lines });

	const { results } = await listSearch.searchBills.call(editor(), invoiceNumber);

	expect(results.map(({ value }) => value)).toEqual([id]);
});

it('offers GL accounts by number or name', async () => {
	await bill.seed({
		chartOfAccounts: [
			{ name: 'Freight', number: '6200' },
			{ name: 'Rent', number: '6300' },
		],
	});

	const { results } = await listSearch.searchAccounts.call(editor(), '63');

	expect(results.map(({ name }) => name)).toEqual(['6300 Rent']);
});

it('offers departments, locations and classes in the order of their names', async () => {
	const named = [{ name: 'West' }, { name: 'East' }];
	await bill.seed({ departments: named, locations: named, accountingClasses: named });

	const lists = [
		await loadOptions.getDepartments.call(editor()),
		await loadOptions.getLocations.call(editor()),
		await loadOptions.getAccountingClasses.call(editor()),
	];

	expect(lists.map((list) => list.map(({ name }) => name))).toEqual(Array(3).fill(['East', 'West']));
});

it('offers the bank accounts with their state', async () => {
	const options = await loadOptions.getFundingAccounts.call(editor({ fundingAccountType: 'BANK_ACCOUNT' }));

	expect(options).toMatchObject([
		{ value: TENANT.bankAccountId, description: expect.stringContaining('VERIFIED') },
	]);
});

it('tells the editor why a list cannot be shown', async () => {
	const wrong = loadOptionsContext(aCredential(bill.url, { password: 'wrong' }), {});

	await expect(loadOptions.getDepartments.call(wrong)).rejects.toThrow('BDC_1101');
});
