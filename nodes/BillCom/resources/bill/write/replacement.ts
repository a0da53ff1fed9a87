import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { objectOf, toBillRecord, withoutEmpty } from '../../../records/record';
import { changeBill, readBill } from '../find/billCalls';

/** What a bill keeps when a PUT replaces it; BILL drops whatever is not sent again. */
const KEPT = [
	'vendorId',
	'dueDate',
	'description',
	'payFromChartOfAccountId',
	'purchaseOrderNumber',
	'paymentTermId',
];

/** The whole bill as a PUT wants it: `current` with `changes` merged into it. */
export function replacementOf(current: IDataObject, changes: IDataObject): IDataObject {
	const kept = Object.fromEntries(KEPT.map((field) => [field, current[field]]));
	const { invoiceNumber, invoiceDate } = objectOf(current, 'invoice');
	return withoutEmpty({
		...kept,
		vendorCredits: keptCredits(current),
		...changes,
		invoice: withoutEmpty({ invoiceNumber, invoiceDate, ...objectOf(changes, 'invoice') }),
		classifications: { ...objectOf(current, 'classifications'), ...objectOf(changes, 'classifications') },
		// Once a bill was sent with this flag, a PUT has to repeat it (BILL updatebill, 2026-11).
		...(hasEntries(current.approvers) && { billApprovals: true }),
	});
}

/** Codes of the bill that are not changed go along: a PATCH may take the object as a whole (field reports, 2026-11). */
export function withHeaderCodes(current: IDataObject, changes: IDataObject): IDataObject {
	if (!changes.classifications) return changes;
	const classifications = {
		...objectOf(current, 'classifications'),
		...objectOf(changes, 'classifications'),
	};
	return { ...changes, classifications };
}

/** Reads the bill and replaces it with `changes` merged into it; `billLineItems` among them are its only lines. */
export async function replaceBill(
	client: BillClient,
	billId: string,
	changes: IDataObject,
): Promise<IDataObject> {
	const current = await readBill(client, billId, true);
	return await putBill(client, billId, replacementOf(current, changes));
}

/**
 * PUT of a whole bill. No answer shows whether the bill was ever sent with `billApprovals`, so a refusal that speaks of
 * approvals is answered by sending the same with the flag, once.
 */
export async function putBill(client: BillClient, billId: string, body: IDataObject): Promise<IDataObject> {
	return await changeBill(client, 'PUT', billId, body).catch(async (error: unknown) => {
		const isAboutFlag = error instanceof BillRefusedError && /billApprovals/i.test(error.message);
		if (!isAboutFlag || body.billApprovals) throw error;
		return await changeBill(client, 'PUT', billId, { ...body, billApprovals: true });
	});
}

function keptCredits(current: IDataObject): IDataObject[] | undefined {
	if (!Array.isArray(current.vendorCredits) || current.vendorCredits.length === 0) return undefined;
	return current.vendorCredits.map(toBillRecord).map(({ id, amount }) => ({ id, amount }));
}

function hasEntries(value: unknown): boolean {
	return Array.isArray(value) && value.length > 0;
}
