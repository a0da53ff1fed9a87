import { refusal } from '../refusal';
import type { Bill, Classification, Vendor } from '../store/rows';
import type { World } from '../world';

/** An object in v2's words: everything text or number, flags as "1" and "2". */
export type V2Object = Record<string, unknown>;

/** v2 writes times with `+0000`. */
const v2Time = (time: string) => time.replace('+00:00', '+0000');
/** "1" active, "2" inactive. */
const isActive = (archived: boolean) => (archived ? '2' : '1');

/** "1" and "2" are reported by integrators, the others assumed. */
const PAYMENT_STATUSES: Record<string, string | undefined> = {
	PAID: '0',
	UNPAID: '1',
	PARTIALLY_PAID: '2',
	SCHEDULED: '4',
	IN_PROCESS: '4',
};
const APPROVAL_STATUSES: Record<string, string | undefined> = {
	UNASSIGNED: '0',
	ASSIGNED: '1',
	APPROVING: '2',
	APPROVED: '3',
	DENIED: '4',
};
const NO_ID = '00000000000000000000';

function vendor(row: Vendor): V2Object {
	return {
		entity: 'Vendor',
		id: row.id,
		isActive: isActive(row.archived),
		name: row.name,
		shortName: row.shortName ?? null,
		accNumber: row.accountNumber ?? null,
		email: row.email ?? null,
		phone: row.phone ?? null,
		address1: row.address.line1 ?? null,
		address2: row.address.line2 ?? null,
		addressCity: row.address.city ?? null,
		addressState: row.address.stateOrProvince ?? null,
		addressZip: row.address.zipOrPostalCode ?? null,
		addressCountry: row.address.country ?? null,
		createdTime: v2Time(row.createdTime),
		updatedTime: v2Time(row.updatedTime),
	};
}

function bill(row: Bill): V2Object {
	return {
		entity: 'Bill',
		id: row.id,
		isActive: isActive(row.archived),
		vendorId: row.vendorId,
		invoiceNumber: row.invoice.invoiceNumber,
		invoiceDate: row.invoice.invoiceDate,
		dueDate: row.dueDate,
		glPostingDate: row.invoice.invoiceDate,
		amount: row.amount,
		dueAmount: row.dueAmount,
		paidAmount: row.paidAmount ?? 0,
		scheduledAmount: row.scheduledAmount ?? 0,
		creditAmount: 0,
		approvalStatus: APPROVAL_STATUSES[row.approvalStatus] ?? '0',
		paymentStatus: PAYMENT_STATUSES[row.paymentStatus] ?? '1',
		poNumber: row.purchaseOrderNumber ?? null,
		description: row.description ?? null,
		billLineItems: row.billLineItems.map((line) => ({
			entity: 'BillLineItem',
			id: line.id,
			billId: row.id,
			amount: line.amount,
			quantity: line.quantity ?? null,
			unitPrice: line.price ?? null,
			description: line.description ?? null,
			chartOfAccountId: line.classifications?.chartOfAccountId ?? NO_ID,
			departmentId: line.classifications?.departmentId ?? NO_ID,
			locationId: line.classifications?.locationId ?? NO_ID,
			actgClassId: line.classifications?.accountingClassId ?? NO_ID,
			jobId: line.classifications?.jobId ?? NO_ID,
			itemId: line.classifications?.itemId ?? NO_ID,
		})),
		createdTime: v2Time(row.createdTime),
		updatedTime: v2Time(row.updatedTime),
	};
}

/** Numeric account types; only 0 and 14 are published. */
function chartOfAccount(row: Classification): V2Object {
	const account: unknown = row.account;
	const hasNumber = typeof account === 'object' && account !== null && 'number' in account;
	const isExpense =
		typeof account === 'object' && account !== null && 'type' in account && account.type === 'EXPENSE';
	return {
		entity: 'ChartOfAccount',
		id: row.id,
		isActive: isActive(row.archived),
		name: row.name ?? null,
		description: row.description ?? null,
		accountNumber: hasNumber ? account.number : null,
		accountType: isExpense ? '14' : '0',
		parentChartOfAccountId: row.parentId ?? NO_ID,
		createdTime: v2Time(row.createdTime),
		updatedTime: v2Time(row.updatedTime),
	};
}

/** All objects of an entity, oldest first. @throws Refusal BDC_1121 for an entity that is not modelled */
export function v2Objects(world: World, entity: string): V2Object[] {
	if (entity === 'Vendor') return world.store.vendors.all().map(vendor);
	if (entity === 'Bill') return world.store.bills.all().map(bill);
	if (entity === 'ChartOfAccount') return world.store.chartOfAccounts.all().map(chartOfAccount);
	throw refusal('routeUnknown', `entity ${entity}`);
}
