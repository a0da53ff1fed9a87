import type { IDataObject } from 'n8n-workflow';
import { objectOf, toBillRecord, withoutEmpty } from '../record';

/** What a bill keeps when a PUT replaces it; BILL drops whatever is not sent again. */
const KEPT = [
	'vendorId',
	'dueDate',
	'description',
	'classifications',
	'payFromChartOfAccountId',
	'purchaseOrderNumber',
	'paymentTermId',
];

/** The whole bill as a PUT wants it: `current` with `changes` laid over it. */
export function replacementOf(current: IDataObject, changes: IDataObject): IDataObject {
	const kept = Object.fromEntries(KEPT.map((field) => [field, current[field]]));
	const { invoiceNumber, invoiceDate } = objectOf(current, 'invoice');
	return withoutEmpty({
		...kept,
		...changes,
		invoice: withoutEmpty({ invoiceNumber, invoiceDate, ...objectOf(changes, 'invoice') }),
		vendorCredits: keptCredits(current),
		// Once a bill was sent with this flag, a PUT has to repeat it (BILL updatebill, 2026-11).
		...(hasEntries(current.approvers) && { billApprovals: true }),
	});
}

function keptCredits(current: IDataObject): IDataObject[] | undefined {
	if (!Array.isArray(current.vendorCredits) || current.vendorCredits.length === 0) return undefined;
	return current.vendorCredits.map(toBillRecord).map(({ id, amount }) => ({ id, amount }));
}

function hasEntries(value: unknown): boolean {
	return Array.isArray(value) && value.length > 0;
}
