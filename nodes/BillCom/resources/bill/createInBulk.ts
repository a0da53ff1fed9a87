import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { formatCents } from '../../../shared/money';
import type { BulkDraft, BulkWrite } from '../bulk/bulkWrite';
import { textOf } from '../record';
import { assertAgentMayBill } from '../vendor/agentChecks';
import { postBills } from './billCalls';
import { type BillDraft, bodyOf, readBillDraft } from './billDraft';
import { billCents } from './billLines';
import { afterRefusal, lockOf, refused, sameBill } from './createBill';
import { findBillsOf } from './findBillsOf';
import { invoiceNumberOf } from './invoiceNumberOf';
import { refusalsOfVendors } from './knownVendor';

interface BillInBulk extends BulkDraft {
	bill: BillDraft;
}

/** Create for many items: what `createBillOnce` does for one, in calls of up to 100 bills (BILL createbulkbills, 2026-11). */
export const createInBulk: BulkWrite<BillInBulk> = {
	size: 100,
	locks: ({ bill }) => lockOf(bill.key),
	maySendAgain: true,
	async prepare(ctx, itemIndex) {
		const bill = readBillDraft(ctx, itemIndex);
		const { vendorId, invoiceNumber, subject } = bill.key;
		await assertAgentMayBill(ctx, vendorId, itemIndex);
		const body = await bodyOf(ctx, bill);
		return { bill, body, key: keyOf(vendorId, invoiceNumber), subject, itemIndex };
	},
	async check(ctx, drafts) {
		const keys = new Map(drafts.map((draft) => [draft.bill.key, draft]));
		const wrong = new Map<BillInBulk, Error>();
		for (const [key, error] of await refusalsOfVendors(ctx, [...keys.keys()])) {
			const draft = keys.get(key);
			if (draft) wrong.set(draft, error);
		}
		for (const [draft, error] of contradictions(ctx, drafts)) wrong.set(draft, wrong.get(draft) ?? error);
		return wrong;
	},
	async find(ctx, drafts) {
		const bills = await findBillsOf(
			ctx,
			drafts.map(({ bill }) => ({ vendorId: bill.key.vendorId, dueDate: textOf(bill.base, 'dueDate') })),
		);
		const found = new Map<string, IDataObject[]>();
		for (const bill of bills) {
			if (bill.archived === true) continue;
			const key = keyOf(textOf(bill, 'vendorId'), invoiceNumberOf(bill));
			found.set(key, [...(found.get(key) ?? []), bill]);
		}
		return new Map(
			drafts.flatMap(({ key, bill: { key: wanted } }): Array<[string, IDataObject]> => {
				const ofKey = found.get(key) ?? [];
				const record = ofKey.find((one) => billCents(one) === wanted.totalCents) ?? ofKey[0];
				return record ? [[key, record]] : [];
			}),
		);
	},
	accept(ctx, record, { bill }) {
		return { ...(sameBill(ctx, bill.key, [record]) ?? record), outcome: 'existing' };
	},
	async send(ctx, drafts) {
		return await postBills(
			ctx,
			drafts.map(({ body }) => body),
			drafts[0]?.itemIndex ?? 0,
		);
	},
	async rescue(ctx, { bill }, error) {
		return await afterRefusal(ctx, bill.key, error);
	},
	keyOf: (record) => {
		const number = invoiceNumberOf(record);
		return number && keyOf(textOf(record, 'vendorId'), number);
	},
	written: (record) => ({ ...record, outcome: 'created' }),
};

function keyOf(vendorId: string, invoiceNumber: string): string {
	return JSON.stringify([vendorId, invoiceNumber]);
}

/** Items that are one invoice but not over one amount: the later ones are refused before the first is sent. */
function contradictions(ctx: IExecuteFunctions, drafts: BillInBulk[]): Array<[BillInBulk, Error]> {
	const firsts = new Map<string, BillInBulk>();
	return drafts.flatMap((draft): Array<[BillInBulk, Error]> => {
		const first = firsts.get(draft.key);
		if (!first) firsts.set(draft.key, draft);
		const [one, other] = [first?.bill.key, draft.bill.key];
		if (!one || one.totalCents === other.totalCents) return [];
		const what = `item ${one.itemIndex} is the same invoice over ${formatCents(one.totalCents)}, but the line items here add up to ${formatCents(other.totalCents)}`;
		const fix = 'Correct the line items, or change Invoice Number if this is another invoice.';
		return [[draft, refused(ctx, other, 'amountDiffers', what, fix, { otherItem: one.itemIndex })]];
	});
}
