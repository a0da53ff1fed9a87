import type { INodeParameters } from 'n8n-workflow';
import { addRecords } from './billRecords';
import type { BillRecords } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, loadOptions, runNode, searchList } from './harness';

let bill: BillSandbox;
let records: BillRecords;

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	records = await addRecords(bill);
});

afterEach(async () => await bill.stop());

async function createBill(change: INodeParameters) {
	const before = (await bill.rows('bills')).length;
	const { error } = await runNode({
		type: 'billCom',
		parameters: {
			resource: 'bill',
			operation: 'create',
			vendorId: { __rl: true, mode: 'id', value: records.vendor.id },
			invoiceNumber: 'INV-88',
			invoiceDate: '2030-01-15',
			dueDate: '={{ "2030-02-15" }}',
			lineItemsFrom: 'array',
			lineItemsArray: [{ amount: 10, glAccount: '6100' }],
			...change,
		},
		credentials: { billComApi: bill.credential },
	});
	return { message: error?.message ?? '', created: (await bill.rows('bills')).length - before };
}

it.each([
	[
		'codes that BILL does not have, all of them at once',
		{
			lineItemsArray: [
				{ amount: 1, glAccount: '9999', department: 'Moon' },
				{ amount: 2, glAccount: '9998' },
			],
		},
		/INV-88.*"9999".*\(line 1\).*"9998".*\(line 2\).*"Moon".*Correct the codes/,
	],
	[
		'an unknown vendor',
		{ vendorId: { __rl: true, mode: 'id', value: 'no-such-vendor' } },
		/INV-88.*Vendor no-such-vendor does not exist.*Choose another Vendor/,
	],
	[
		'an amount that is no number',
		{ lineItemsArray: [{ amount: 'ten' }] },
		/INV-88.*Amount of line 1 is "ten".*120\.50/,
	],
	[
		'an amount with a fraction of a cent',
		{ lineItemsArray: [{ amount: 0.125 }] },
		/INV-88.*Amount of line 1 is 0\.125/,
	],
	['a missing due date', { dueDate: '={{ "" }}' }, /INV-88.*Due Date is missing.*Fill in Due Date/],
	['a date that does not exist', { dueDate: '2030-02-30' }, /INV-88.*Due Date is "2030-02-30"/],
	['no lines', { lineItemsArray: [] }, /INV-88.*Line Items List is empty.*Add at least one line/],
	['lines that are no list', { lineItemsArray: '={{ "10.00" }}' }, /INV-88.*Line Items List/],
	[
		'lines that do not add up',
		{ expectedTotal: '10.01' },
		/INV-88.*add up to 10\.00, but Expected Total is 10\.01 \(0\.01 apart\).*Correct/,
	],
	['a credit', { lineItemsArray: [{ amount: -10 }] }, /INV-88.*add up to -10\.00.*vendor credit/],
	['a missing invoice number', { invoiceNumber: '={{ "  " }}' }, /Invoice Number is missing/],
] as const)('refuses %s, naming invoice, field and fix, and creates nothing', async (_, change, words) => {
	const { message, created } = await createBill(change as INodeParameters);

	expect(message).toMatch(words);
	expect(created).toBe(0);
});

it.each([
	['of 17 digits', '={{ 12345678901234567 }}'],
	['that had leading zeros', "={{ Number('000123456789') }}"],
])('never sends BILL a bank account number %s that is given as a number', async (_, bankAccountNumber) => {
	const { error } = await runNode({
		type: 'billCom',
		parameters: {
			resource: 'vendor',
			operation: 'addBankAccount',
			vendorId: { __rl: true, mode: 'id', value: records.vendor.id },
			bankAccountNumber,
			additionalFields: { routingNumber: '074000010' },
		},
		credentials: { billComApi: bill.credential },
	});

	expect(error?.message).toMatch(/Account Number is given as a number.*Give it as text/);
	expect(error?.message).not.toMatch(/123456/);
	expect(await bill.journal({ path: 'bank-account' })).toEqual([]);
	expect(JSON.stringify(await bill.rows('vendors'))).not.toContain('123456789');
});

describe('the lists in the editor', () => {
	const aNodeFor = (parameters: INodeParameters = {}) => ({
		type: 'billCom',
		parameters,
		credentials: { billComApi: bill.credential },
	});

	it('find vendors by the start of their name', async () => {
		const { results } = await searchList(aNodeFor(), 'searchVendors', { filter: 'North' });

		expect(results).toEqual([{ name: 'Northwind Paper', value: records.vendor.id }]);
	});

	it('find bills by their invoice number', async () => {
		const { results } = await searchList(aNodeFor(), 'searchBills', { filter: 'INV-1' });

		expect(results).toEqual([{ name: expect.stringContaining('INV-1'), value: records.bill.id }]);
	});

	it('find accounts by number and name', async () => {
		const { results } = await searchList(aNodeFor(), 'searchAccounts', { filter: 'office' });

		expect(results).toEqual([{ name: '6100 Office Supplies', value: records.account.id }]);
	});

	it('offer departments and the accounts money can come from', async () => {
		const { results: departments } = await searchList(aNodeFor(), 'searchDepartments', {});
		const banks = await loadOptions(aNodeFor({ fundingAccountType: 'BANK_ACCOUNT' }), 'getFundingAccounts');

		expect(departments).toEqual([{ name: 'Operations', value: records.department.id }]);
		expect(banks).toMatchObject([{ name: 'Sandbox Operating Account' }]);
	});

	it('say why they are empty instead of hiding it', async () => {
		const spoilt = { ...aNodeFor(), credentials: { billComApi: { ...bill.credential, password: 'wrong' } } };

		await expect(searchList(spoilt, 'searchVendors')).rejects.toThrow('BDC_1101');
	});
});
