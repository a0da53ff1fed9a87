import { randomUUID } from 'node:crypto';
import type { BillSimulator } from '../../../sandbox/bill/http/server';
import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller } from './harness';
import type { Answer, Body } from './harness';

/** A vendor as BILL insists on it. */
export function aVendor(changes: object = {}) {
	return {
		name: 'Northwind Print Works',
		address: { line1: '40 Harbor Street', city: 'Toledo', country: 'US' },
		...changes,
	};
}

/** A bill of one line. */
export function aBill(vendorId: string, changes: object = {}) {
	return {
		vendorId,
		dueDate: '2027-01-15',
		invoice: { invoiceNumber: 'NW-4711', invoiceDate: '2026-12-16' },
		billLineItems: [{ amount: 120.5 }],
		...changes,
	};
}

/** A payment of 120.50 from the verified account. */
export function aPayment(bill: Body, changes: object = {}) {
	return {
		billId: bill.id,
		vendorId: bill.vendorId,
		amount: 120.5,
		fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
		processingOptions: {},
		...changes,
	};
}

/** A vendor credit of 40.00. */
export function aCredit(vendorId: string, changes: object = {}) {
	return {
		vendorId,
		referenceNumber: 'CR-1',
		creditDate: '2026-12-01',
		vendorCreditLineItems: [{ amount: 40 }],
		...changes,
	};
}

/** A subscription to these event types. */
export function aSubscription(notificationUrl: string, ...types: string[]) {
	return {
		name: 'Tests',
		status: { enabled: true },
		events: types.map((type) => ({ type, version: '1' })),
		notificationUrl,
	};
}

export async function createVendor(api: Caller, changes: object = {}): Promise<Body> {
	return (await api.post('/v3/vendors', aVendor(changes))).data;
}

/** A bill of a new vendor. */
export async function createBill(api: Caller, changes: object = {}): Promise<Body> {
	const vendor = await createVendor(api);
	return (await api.post('/v3/bills', aBill(vendor.id, changes))).data;
}

/** A scheduled payment of a new bill. */
export async function createPayment(api: Caller, changes: object = {}): Promise<Body> {
	return (await api.post('/v3/payments', aPayment(await createBill(api), changes))).data;
}

/** A vendor credit of a new vendor, unless told of which. */
export async function createCredit(api: Caller, changes: Record<string, unknown> = {}): Promise<Body> {
	const vendorId = changes.vendorId ?? (await createVendor(api)).id;
	return (await api.post('/v3/vendor-credits', aCredit(String(vendorId), changes))).data;
}

/** Subscribes with a fresh idempotency key. */
export async function subscribe(api: Caller, draft: object): Promise<Answer> {
	return await api.post('/v3/subscriptions', draft, { 'X-Idempotent-Key': randomUUID() });
}

/** Ids of a seeded account and department, as ledger coding of a line. */
export async function seededIds(bill: BillSimulator): Promise<Record<string, string>> {
	const { data } = await new Caller(bill.url).post('/sandbox/seed', {
		chartOfAccounts: [{ name: 'Printing', number: '6100' }],
		departments: [{ name: 'Operations' }],
	});
	const [[account], [department]] = [data.chartOfAccounts, data.departments] as Array<Array<{ id: string }>>;
	return { chartOfAccountId: account.id, departmentId: department.id };
}
