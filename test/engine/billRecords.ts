/** Records that are in BILL before a test runs, made by somebody else. */
import { TENANT } from '../../sandbox/bill/tenant';
import type { BillRow, BillAt } from './billSandbox';

export const ADDRESS = {
	line1: '1 Main St',
	city: 'Austin',
	stateOrProvince: 'TX',
	zipOrPostalCode: '78701',
	country: 'US',
};

/** One vendor, one unpaid bill over 120.50, one scheduled payment of another bill, two accounts and a department. */
export interface BillRecords {
	vendor: BillRow;
	bill: BillRow;
	paidBill: BillRow;
	payment: BillRow;
	account: BillRow;
	department: BillRow;
}

export async function addRecords(sandbox: BillAt): Promise<BillRecords> {
	const seeded = await sandbox.seed({
		chartOfAccounts: [
			{ name: 'Office Supplies', number: '6100' },
			{ name: 'Freight', number: '6200' },
		],
		departments: [{ name: 'Operations' }],
	});
	const vendor = await sandbox.asSomebodyElse('POST', '/v3/vendors', {
		name: 'Northwind Paper',
		address: ADDRESS,
	});
	const bill = await addBill(sandbox, vendor, 'INV-1', 120.5);
	const paidBill = await addBill(sandbox, vendor, 'INV-2', 75.25);
	const payment = await sandbox.asSomebodyElse('POST', '/v3/payments', {
		billId: paidBill.id,
		vendorId: vendor.id,
		amount: 75.25,
		fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
		processingOptions: {},
		transactionNumber: 'SF-earlier',
	});
	const [account, department] = [seeded.chartOfAccounts[0], seeded.departments[0]];
	return { vendor, bill, paidBill, payment, account, department };
}

export async function addBill(
	sandbox: BillAt,
	vendor: BillRow,
	invoiceNumber: string,
	amount: number,
): Promise<BillRow> {
	return await sandbox.asSomebodyElse('POST', '/v3/bills', {
		vendorId: vendor.id,
		dueDate: '2030-02-15',
		invoice: { invoiceNumber, invoiceDate: '2030-01-15' },
		billLineItems: [{ amount }],
	});
}
