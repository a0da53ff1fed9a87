import type { IDataObject } from 'n8n-workflow';
import { formatCents } from '../../../../shared/money';
import type { BulkDraft, BulkWrite } from '../../../operation/bulkWrite';
import { textOf } from '../../../records/record';
import { assertAgentMayBill } from '../../vendor/find/agentChecks';
import { postBills } from '../find/billCalls';
import { type BillDraft, bodyOf, readBillDraft } from './billDraft';
import { billCents } from '../lines/billLines';
import {
	afterRefusal,
	type BillKey,
	dateDiffers,
	invoiceDateOf,
	lockOf,
	refused,
	sameBill,
} from './createBill';
import { findBillsOf } from '../find/findBillsOf';
import { invoiceNumberOf } from '../find/billRecord';
import { refusalsOfVendors } from '../../vendor/find/knownVendor';
import type { BillClient } from '../../../transport/client';

interface BillInBulk extends BulkDraft {
	bill: BillDraft;
}

/** Create for many items: what `createBillOnce` does for one, in calls of up to 100 bills (BILL createbulkbills, 2026-11). */
export const createInBulk: BulkWrite<BillInBulk> = {
	size: 100,
	locks: ({ bill }) => lockOf(bill.key),
	maySendAgain: 'whenSettled',
	async prepare(ctx, itemIndex, client) {
		const bill = readBillDraft(ctx, itemIndex);
		const { vendorId, invoiceNumber, date, subject } = bill.key;
		await assertAgentMayBill(client, vendorId);
		const body = await bodyOf(client, bill);
		return { bill, body, key: keyOf(vendorId, invoiceNumber, date), subject, itemIndex };
	},
	async check(client, drafts) {
		const keys = new Map(drafts.map((draft) => [draft.bill.key, draft]));
		const wrong = new Map<BillInBulk, Error>();
		for (const [key, error] of await refusalsOfVendors(client, [...keys.keys()])) {
			const draft = keys.get(key);
			if (draft) wrong.set(draft, error);
		}
		for (const [draft, error] of contradictions(client, drafts)) wrong.set(draft, wrong.get(draft) ?? error);
		return wrong;
	},
	async find(client, drafts) {
		const bills = await findBillsOf(
			client,
			drafts.map(({ bill }) => ({ vendorId: bill.key.vendorId, dueDate: textOf(bill.base, 'dueDate') })),
		);
		const found = new Map<string, IDataObject[]>();
		for (const bill of bills) {
			if (bill.archived === true) continue;
			const number = keyOf(textOf(bill, 'vendorId'), invoiceNumberOf(bill));
			found.set(number, [...(found.get(number) ?? []), bill]);
		}
		return new Map(
			drafts.flatMap(({ key, bill: { key: wanted } }): Array<[string, IDataObject]> => {
				const record = likeliest(wanted, found.get(keyOf(wanted.vendorId, wanted.invoiceNumber)) ?? []);
				return record ? [[key, record]] : [];
			}),
		);
	},
	accept(client, record, { bill }) {
		return { ...(sameBill(client, bill.key, [record]) ?? record), outcome: 'existing' };
	},
	async send(client, drafts) {
		return await postBills(
			client.of(drafts[0]?.itemIndex ?? 0),
			drafts.map(({ body }) => body),
		);
	},
	async rescue(client, { bill }, error) {
		return await afterRefusal(client, bill.key, error);
	},
	keyOf: (record) => {
		const [number, date] = [invoiceNumberOf(record), invoiceDateOf(record)];
		return number && date && keyOf(textOf(record, 'vendorId'), number, date.slice(0, 10));
	},
	written: (record) => ({ ...record, outcome: 'created' }),
};

function keyOf(...parts: string[]): string {
	return JSON.stringify(parts);
}

/** Out of the active bills of a number, the one to hold against what is wanted: of its date, and over its amount. */
function likeliest(wanted: BillKey, ofNumber: IDataObject[]): IDataObject | undefined {
	const ofDate = ofNumber.filter((bill) => ['', wanted.date].includes(invoiceDateOf(bill).slice(0, 10)));
	const bills = ofDate.length > 0 || wanted.whenDateDiffers === 'create' ? ofDate : ofNumber;
	return bills.find((bill) => billCents(bill) === wanted.totalCents) ?? bills[0];
}

/**
 * Items that are one invoice but not over one amount, or not of one date: the later ones are refused before the first is
 * sent. Where the existing bill is to be returned, the date does not make a second invoice.
 */
function contradictions(client: BillClient, drafts: BillInBulk[]): Array<[BillInBulk, Error]> {
	const firsts = new Map<string, BillInBulk>();
	return drafts.flatMap((draft): Array<[BillInBulk, Error]> => {
		const other = draft.bill.key;
		const { vendorId, invoiceNumber, whenDateDiffers } = other;
		const number = whenDateDiffers === 'create' ? draft.key : keyOf(vendorId, invoiceNumber);
		const first = firsts.get(number);
		if (!first) firsts.set(number, draft);
		const one = first?.bill.key;
		if (!one) return [];
		if (whenDateDiffers === 'existing') draft.key = first.key;
		else if (one.date !== other.date) {
			const what = `item ${one.itemIndex} has Invoice Number ${invoiceNumber} with the date ${one.date}, but Invoice Date here is ${other.date}`;
			return [[draft, dateDiffers(client, other, what, { otherItem: one.itemIndex })]];
		}
		if (one.totalCents === other.totalCents) return [];
		const what = `item ${one.itemIndex} is the same invoice for ${formatCents(one.totalCents)}, but the line items here add up to ${formatCents(other.totalCents)}`;
		const fix = 'Correct the line items, or change Invoice Number if this is another invoice.';
		return [[draft, refused(client, other, 'amountDiffers', what, fix, { otherItem: one.itemIndex })]];
	});
}
