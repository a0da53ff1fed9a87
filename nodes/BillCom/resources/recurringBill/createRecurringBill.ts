import type { IDataObject } from 'n8n-workflow';
import { centsOfLines } from '../bill/lines/billLines';
import { objectOf, textOf, toBillRecord } from '../../records/record';
import { paysByItself, sendWithTrust } from './autoPayment';
import { postRecurringBill, readRecurringBill, RECURRING_LINES, RECURRING_PATH } from './recurringBillCalls';
import type { RecurringBillDraft } from './recurringBillDraft';
import { isSameSchedule } from './schedule';
import { type Created, created, findOrCreate } from '../../once/createOnce';
import type { BillClient } from '../../transport/client';
import type { FilterClause } from '../../transport/filters';
import { withFilter } from '../../records/refusedFilter';

/**
 * Returns the active recurring bill of this vendor, schedule and total, or creates it. BILL keeps no key for recurring
 * bills, and a second one would make every bill twice.
 */
export async function createRecurringBillOnce(
	client: BillClient,
	draft: RecurringBillDraft,
	body: () => Promise<IDataObject>,
): Promise<Created> {
	const { vendorId, base } = draft;
	const find = async () => await findSame(client, draft);
	const locks = { recurringBillsOfVendor: [vendorId] };
	return await findOrCreate(client, locks, find, async () => {
		const wanted = await body();
		const post = async () => await postRecurringBill(client, wanted);
		const send = async () => await sendWithTrust(client, base, post);
		const maySendAgain = paysByItself(base) ? 'never' : 'whenSettled';
		return await created({ client, locks, send, find, maySendAgain });
	});
}

async function findSame(
	client: BillClient,
	{ vendorId, schedule, totalCents }: RecurringBillDraft,
): Promise<IDataObject | undefined> {
	const rows = await findOfVendor(client, vendorId);
	for (const row of rows.filter((one) => isSameSchedule(objectOf(one, 'schedule'), schedule))) {
		// A list may tell less than the single read.
		const cents = centsOfLines(row, RECURRING_LINES);
		if (cents !== undefined && cents !== totalCents) continue;
		const template = await readRecurringBill(client, textOf(row, 'id'));
		if (centsOfLines(template, RECURRING_LINES) === totalCents) return template;
	}
	return undefined;
}

/**
 * The active recurring bills of a vendor, oldest first. BILL documents no filter by vendor, so it is asked for one, and
 * the whole list is read where it refuses.
 */
async function findOfVendor(client: BillClient, vendorId: string): Promise<IDataObject[]> {
	const list = async (filters: FilterClause[]) =>
		await client.rows({
			intent: `look for the recurring bills of the vendor ${vendorId}`,
			path: RECURRING_PATH,
			filters,
			sort: 'createdTime:asc',
			decodeRow: toBillRecord,
		});
	const rows = await withFilter(
		client,
		`${RECURRING_PATH} vendorId:eq`,
		async () => await list([{ field: 'vendorId', op: 'eq', value: vendorId }]),
		async () => await list([]),
	);
	return rows.filter((row) => textOf(row, 'vendorId') === vendorId && row.archived !== true);
}
