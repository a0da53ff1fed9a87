import type { IDataObject } from 'n8n-workflow';
import { BillCom } from '../../../nodes/BillCom/BillCom.node';
import { TENANT } from '../../../sandbox/bill/tenant';
import { aCredential, loadOptionsContext, runOne } from './context';
import { aVendor, useBill } from './simulator';

const bill = useBill();
const { listSearch, loadOptions } = new BillCom().methods;

const manyAccounts = () =>
	Array.from({ length: 5000 }, (_, index) => ({ name: `Account ${index}`, number: `${index + 10_000}` }));

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

it('offers the bills of a vendor by the start of its name, page by page', async () => {
	const vendors = (
		await bill.seed({ vendors: [aVendor({ name: 'Harbor Paper' }), aVendor({ name: 'Hilltop Freight' })] })
	).vendors;
	const [harbor, hilltop] = (vendors ?? []).map(({ id }) => id);
	const drafts = (vendorId: string | undefined, count: number): IDataObject[] =>
		Array.from({ length: count }, (_, index) => ({
			vendorId,
			dueDate: '2026-12-02',
			invoice: { invoiceNumber: `${String(vendorId).slice(-4)}-${index}`, invoiceDate: '2026-11-02' },
			billLineItems: [{ amount: 12.5 }],
		}));
	await bill.direct('POST', '/v3/bills/bulk', drafts(harbor, 60));
	await bill.direct('POST', '/v3/bills/bulk', drafts(hilltop, 5));

	const first = await listSearch.searchBills.call(editor(), 'Harbor');
	const second = await listSearch.searchBills.call(editor(), 'Harbor', String(first.paginationToken));

	expect([first.results.length, second.results.length, second.paginationToken]).toEqual([50, 10, undefined]);
	expect([...first.results, ...second.results].every(({ name }) => name.includes('Harbor Paper'))).toBe(true);
	expect(await listSearch.searchBills.call(editor(), 'Nobody')).toEqual({ results: [] });
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

it('opens a list of 5,000 accounts with one call and finds one of them by its name with another', async () => {
	await bill.seed({ chartOfAccounts: manyAccounts() });
	const opened = await listSearch.searchAccounts.call(editor());
	const callsToOpen = (await bill.calls()).length;

	const { results } = await listSearch.searchAccounts.call(editor(), 'Account 4321');

	expect(results.map(({ name }) => name)).toEqual(['14321 Account 4321']);
	expect([callsToOpen, (await bill.calls()).length]).toEqual([1, 2]);
	expect(opened).toMatchObject({ results: { length: 100 }, paginationToken: expect.any(String) });
});

it('finds an account by its number in a list of 5,000, and reads no page twice while a person types', async () => {
	await bill.seed({ chartOfAccounts: manyAccounts() });
	const typed = ['1432', '14321'];

	const found = [];
	for (const text of typed) found.push((await listSearch.searchAccounts.call(editor(), text)).results);

	expect(found[1]).toMatchObject([{ name: '14321 Account 4321' }]);
	const pages = (await bill.calls()).map(({ query }) => query.page);
	expect(pages).toHaveLength(50);
	expect(new Set(pages).size).toBe(50);
});

it('reads the list where BILL cannot filter it by name, and does not ask for the filter again', async () => {
	await bill.seed({ jobs: Array.from({ length: 150 }, (_, index) => ({ name: `Job ${index + 1}` })) });
	const context = editor();
	await listSearch.searchJobs.call(context);
	await bill.fault({ kind: 'refusal', on: 'GET /v3/classifications/jobs', code: 'BDC_1130', times: 1 });

	const first = await listSearch.searchJobs.call(context, 'Job 149');
	const second = await listSearch.searchJobs.call(context, 'Job 150');

	expect([first, second]).toMatchObject([
		{ results: [{ name: 'Job 149' }] },
		{ results: [{ name: 'Job 150' }] },
	]);
	expect((await bill.calls()).filter(({ query }) => query.filters)).toHaveLength(1);
});

it('finds one of 5,000 customers with one call more than the list took to open', async () => {
	const customers = Array.from({ length: 5000 }, (_, index) => ({
		name: `Customer ${index + 1000}`,
		email: `c${index}@example.com`,
	}));
	await bill.seed({ customers });
	await listSearch.searchCustomers.call(editor());

	const { results } = await listSearch.searchCustomers.call(editor(), 'Customer 4321');

	expect(results.map(({ name }) => name)).toEqual(['Customer 4321']);
	expect(await bill.calls()).toHaveLength(2);
});

it('offers the active entries of every list bills are coded with, in the order of their names', async () => {
	const named = [{ name: 'West' }, { name: 'East' }, { name: 'Old' }];
	const seeded = await bill.seed({ departments: named, jobs: named, items: named, locations: named });
	await bill.seed({
		accountingClasses: named.slice(0, 2),
		employees: [{ firstName: 'Ada', lastName: 'Lin' }],
	});
	for (const path of ['departments', 'jobs', 'items', 'locations'])
		await bill.direct('POST', `/v3/classifications/${path}/${seeded[path]?.[2]?.id}/archive`);

	const lists = [
		await listSearch.searchDepartments.call(editor()),
		await listSearch.searchJobs.call(editor()),
		await listSearch.searchItems.call(editor()),
		await listSearch.searchLocations.call(editor()),
		await listSearch.searchAccountingClasses.call(editor()),
	];

	const names = lists.map(({ results }) => results.map(({ name }) => name));
	expect(names).toEqual(Array(5).fill(['East', 'West']));
	expect((await listSearch.searchEmployees.call(editor(), 'lin')).results).toMatchObject([
		{ name: 'Ada Lin' },
	]);
});

it('offers users with their role, roles and payment terms', async () => {
	await bill.direct('POST', `/v3/organizations/${TENANT.organizationId}/payment-terms`, {
		name: 'Net 45',
		daysDue: 45,
	});

	const lists = [
		await listSearch.searchUsers.call(editor(), 'pat'),
		await listSearch.searchRoles.call(editor(), 'account'),
		await listSearch.searchPaymentTerms.call(editor()),
	];

	expect(lists.map(({ results }) => results.map(({ name }) => name))).toEqual([
		['Pat Approver, Administrator'],
		['Accountant'],
		['Net 45'],
	]);
});

it('shows an entry that was added a moment ago when the list is opened again', async () => {
	await listSearch.searchDepartments.call(editor());
	await bill.seed({ departments: [{ name: 'Logistics' }] });

	const { results } = await listSearch.searchDepartments.call(editor());

	expect(results).toMatchObject([{ name: 'Logistics' }]);
});

it('offers the bank accounts with their state', async () => {
	const options = await loadOptions.getFundingAccounts.call(editor({ fundingAccountType: 'BANK_ACCOUNT' }));

	expect(options).toMatchObject([
		{ value: TENANT.bankAccountId, description: expect.stringContaining('VERIFIED') },
	]);
});

it('tells the editor why a list cannot be shown', async () => {
	const wrong = loadOptionsContext(aCredential(bill.url, { password: 'wrong' }), {});

	await expect(loadOptions.getFundingAccounts.call(wrong)).rejects.toThrow('BDC_1101');
});
