import type { IDataObject } from 'n8n-workflow';
import { objectOf, textOf } from '../../../records/record';
import { changeBill, readBill } from '../find/billCalls';
import { linesOf, mergedLines } from '../lines/billLines';
import { touchedByMoney } from '../find/billRecord';
import { withLocks } from '../../../once/locks';
import { type BillKey, lockOf, meantBills, postBillOnce, refused } from './createBill';
import { findBills } from '../find/findBills';
import { putBill, replacementOf, withHeaderCodes } from './replacement';
import type { BillClient } from '../../../transport/client';

/** The bill as BILL now holds it, and what had to be done for that. */
export type UpsertOutcome = IDataObject & { outcome: 'created' | 'updated' | 'unchanged' };

/** Asked only when needed: `body` is the whole bill as BILL takes it, `assertVendor` runs before a bill is created. */
export interface WantedBill {
	body: () => Promise<IDataObject>;
	assertVendor: () => Promise<void>;
}

/**
 * Creates the bill of vendor, invoice number and date, or changes what differs from the wanted one. What the wanted one leaves
 * open stays as it is in BILL.
 *
 * @throws FailedCheckError `billHasPayments` before a bill is changed that money has touched, `billAmbiguous` when several
 * carry number and date, `billArchived` when an archived one holds the number, `invoiceDateDiffers` as `meantBills`
 */
export async function upsertBill(
	client: BillClient,
	key: BillKey,
	wanted: WantedBill,
): Promise<UpsertOutcome> {
	return await withLocks(client, lockOf(key), async () => {
		const found = await findBills(client.of(key.itemIndex), key.vendorId, key.invoiceNumber);
		const [bill, ...others] = meantBills(client, key, found);
		if (others.length > 0) throw ambiguous(client, key, [bill, ...others]);
		if (bill) return await bringUpToDate(client, key, textOf(bill, 'id'), await wanted.body());
		await wanted.assertVendor();
		const body = await wanted.body();
		const made = await postBillOnce(client, key, body);
		if (made.outcome === 'created') return { ...made, outcome: 'created' };
		return await bringUpToDate(client, key, textOf(made, 'id'), body);
	});
}

async function bringUpToDate(
	client: BillClient,
	key: BillKey,
	billId: string,
	body: IDataObject,
): Promise<UpsertOutcome> {
	return await withLocks(client, { bill: [billId] }, async () => await change(client, key, billId, body));
}

async function change(
	client: BillClient,
	key: BillKey,
	billId: string,
	body: IDataObject,
): Promise<UpsertOutcome> {
	const current = await readBill(client.of(key.itemIndex), billId, true);
	const { billLineItems, ...header } = body;
	const changes = differences(current, header);
	const { lines, isSame } = mergedLines(linesOf(current), billLineItems as IDataObject[]);
	if (isSame && Object.keys(changes).length === 0) return { ...current, outcome: 'unchanged' };
	const touched = touchedByMoney(current);
	if (touched) {
		const differing = [...Object.keys(changes), ...(isSame ? [] : ['billLineItems'])];
		throw refused(
			client,
			key,
			'billHasPayments',
			`the bill ${billId} differs (${differing.join(', ')}), but ${touched}`,
			'Nothing was changed. Void or cancel its payments in BILL first, or leave the bill as it is.',
			{ billId, paymentStatus: textOf(current, 'paymentStatus'), differing },
		);
	}
	const changed = isSame
		? await changeBill(client.of(key.itemIndex), 'PATCH', billId, withHeaderCodes(current, changes))
		: await putBill(
				client.of(key.itemIndex),
				billId,
				replacementOf(current, { ...changes, billLineItems: lines }),
			);
	return { ...changed, outcome: 'updated' };
}

/** The fields of the wanted bill that BILL holds otherwise. */
function differences(current: IDataObject, wanted: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(wanted).filter(([field, value]) => !holds(current, field, value)),
	) as IDataObject;
}

function holds(current: IDataObject, field: string, value: unknown): boolean {
	if (field === 'vendorCredits') return creditsText(current[field]) === creditsText(value);
	if (typeof value !== 'object' || value === null) return current[field] === value;
	const there = objectOf(current, field);
	return Object.entries(value).every(([name, part]) => there[name] === part);
}

/** Each credit with its amount, in an order of their own. */
function creditsText(value: unknown): string {
	const credits = Array.isArray(value) ? (value as IDataObject[]) : [];
	return JSON.stringify(credits.map(({ id, amount }) => [id, Number(amount)]).sort());
}

function ambiguous(client: BillClient, key: BillKey, bills: Array<IDataObject | undefined>): Error {
	const billIds = bills.map((bill) => textOf(bill ?? {}, 'id'));
	return refused(
		client,
		key,
		'billAmbiguous',
		`BILL has ${billIds.length} bills of this vendor with Invoice Number ${key.invoiceNumber}: ${billIds.join(', ')}`,
		'Archive the wrong ones in BILL, or use Update with the ID of the right one.',
		{ billIds },
	);
}
