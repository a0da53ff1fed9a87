import type { IDataObject } from 'n8n-workflow';
import { fromCents, toCents } from '../../../../shared/money';
import type { BillClient } from '../../../transport/client';
import { type Objection, refusedFor } from '../../../operation/failure';
import { withLocks } from '../../../once/locks';
import { isStoredRecord, listOf, textOf, toBillRecord, withoutEmpty } from '../../../records/record';
import { writeOnce } from '../../../once/writeOnce';
import { type PaidPart, refusalToRecord } from './paidParts';
import { readBills } from '../../bill/find/readBills';

/** A payment made outside of BILL; `more` as BILL calls it. */
export interface OfflinePayment {
	parts: PaidPart[];
	processDate: string;
	toPrintCheck: boolean;
	more: IDataObject;
}

/** Newest payments of the vendor that are looked through for one whose answer was lost. */
const NEWEST = 50;

/**
 * POST /v3/bills/record-payment, sent once: BILL knows no key for it and would take the same part twice. The bills are
 * read before, and after an unclear answer their paid amounts tell whether it took effect.
 *
 * @throws FailedCheckError with a machine-readable reason before anything is sent, UnknownOutcomeError when nobody knows
 */
export async function recordOffline(client: BillClient, payment: OfflinePayment): Promise<IDataObject> {
	const bill = payment.parts.map(({ billId }) => billId);
	return await withLocks(client, { bill }, async () => await checkAndRecord(client, payment));
}

async function checkAndRecord(client: BillClient, payment: OfflinePayment): Promise<IDataObject> {
	const billIds = payment.parts.map(({ billId }) => billId);
	const before = await readBills(client, billIds);
	const vendorId = assertRecordable(client, payment.parts, before);
	return await writeOnce({
		client,
		send: async () => await postOfflinePayment(client, vendorId, payment),
		find: async () => {
			const after = await readBills(client, billIds);
			const isPaid = payment.parts.every((part) => hasGrown(before, after, part));
			return isPaid ? await findRecorded(client, vendorId, payment) : undefined;
		},
		maySendAgain: 'never',
	});
}

/** The vendor of all bills. Refuses what cannot be recorded. */
function assertRecordable(client: BillClient, parts: PaidPart[], bills: Map<string, IDataObject>): string {
	const refuse = (objection: Objection, facts: IDataObject) =>
		refusedFor(client, objection, { subject: 'Offline payment', facts });
	for (const part of parts) {
		const objection = refusalToRecord(bills.get(part.billId), part);
		if (objection) throw refuse(objection, { billId: part.billId });
	}
	const vendorIds = [...new Set([...bills.values()].map((bill) => textOf(bill, 'vendorId')))];
	const [vendorId = '', ...others] = vendorIds;
	if (others.length === 0) return vendorId;
	const what = `the bills belong to ${vendorIds.length} vendors: ${vendorIds.join(', ')}`;
	const fix = 'Record one payment for each vendor.';
	throw refuse({ reason: 'vendorsDiffer', what, fix }, { vendorIds });
}

async function postOfflinePayment(
	client: BillClient,
	vendorId: string,
	{ parts, processDate, toPrintCheck, more }: OfflinePayment,
): Promise<IDataObject> {
	const payments = parts.map(({ billId, cents }) => ({ billId, amount: fromCents(cents) }));
	return await client.request({
		intent: `record the offline payment of ${payments.length} bills of the vendor ${vendorId}`,
		method: 'POST',
		path: '/v3/bills/record-payment',
		body: withoutEmpty({ ...more, vendorId, processDate, toPrintCheck, payments }),
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** Whether so much more of the bill is paid, or less of it due. A missing amount proves nothing. */
function hasGrown(
	before: Map<string, IDataObject>,
	after: Map<string, IDataObject>,
	{ billId, cents }: PaidPart,
): boolean {
	const [was, is] = [before.get(billId) ?? {}, after.get(billId) ?? {}];
	const wasPaid = toCents(was.paidAmount) ?? (textOf(was, 'paymentStatus') === 'UNPAID' ? 0 : undefined);
	const isPaid = toCents(is.paidAmount);
	if (wasPaid !== undefined && isPaid !== undefined) return isPaid - wasPaid === cents;
	const [wasDue, isDue] = [toCents(was.dueAmount), toCents(is.dueAmount)];
	return wasDue !== undefined && isDue !== undefined && wasDue - isDue === cents;
}

/** The recorded payment among the vendor's newest; where it is not found, what is known of it. */
async function findRecorded(
	client: BillClient,
	vendorId: string,
	{ parts, processDate }: OfflinePayment,
): Promise<IDataObject> {
	const list = {
		intent: `look for the offline payment of the vendor ${vendorId}`,
		path: '/v3/payments',
		filters: [{ field: 'vendorId', op: 'eq' as const, value: vendorId }],
		sort: 'createdTime:desc',
	};
	const { results } = await client.page(list, NEWEST, undefined);
	const wanted = partsText(parts);
	const found = results.map(toBillRecord).find((payment) => {
		const rows = listOf(payment, 'billPayments');
		const its = rows.map((row) => ({ billId: textOf(row, 'billId'), cents: toCents(row.amount) }));
		return payment.onlinePayment !== true && partsText(its) === wanted;
	});
	const billPayments = parts.map(({ billId, cents }) => ({ billId, amount: fromCents(cents) }));
	return found ?? { vendorId, processDate, billPayments };
}

function partsText(parts: Array<{ billId: string; cents: number | undefined }>): string {
	return JSON.stringify(parts.map(({ billId, cents }) => [billId, cents]).sort());
}
