import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { refusalsOfVendors } from '../../vendor/find/knownVendor';
import { centsOfLines } from '../../bill/lines/billLines';
import type { BulkDraft, BulkWrite } from '../../../operation/bulkWrite';
import { textOf } from '../../../records/record';
import { creditDateOf, isOf, lockOf, sameCredit } from './createCredit';
import { BULK_SIZE, postCredits } from './creditBulkCalls';
import { CREDIT_LINES, postCredit } from './creditCalls';
import { creditBodyOf, type CreditKey, readCreditDraft } from './creditDraft';
import { creditsOfVendors } from './findCredits';
import { asError } from '../../../../shared/values/error';

interface NewCredit extends BulkDraft {
	credit: CreditKey;
}

/**
 * Create for many items. Nobody knows whether BILL takes all or none of a call, and BILL does not notice a credit that
 * comes twice: after a refusal it is asked what it took before anything is sent again.
 */
export const createInBulk: BulkWrite<NewCredit> = {
	size: BULK_SIZE,
	locks: ({ credit }) => lockOf(credit),
	maySendAgain: 'whenSettled',
	async prepare(ctx, itemIndex, client) {
		const draft = readCreditDraft(ctx, itemIndex);
		const { vendorId, referenceNumber, date, subject } = draft.key;
		const body = await creditBodyOf(client, draft);
		return { credit: draft.key, body, key: keyOf(vendorId, referenceNumber, date), subject, itemIndex };
	},
	async check(client, drafts) {
		makeOneOfNumbers(drafts);
		const keys = drafts.map(({ credit }) => credit);
		const refusals = await refusalsOfVendors(client, keys);
		return new Map(
			drafts.flatMap((draft): Array<[NewCredit, Error]> => {
				const refusal = refusals.get(draft.credit);
				return refusal ? [[draft, refusal]] : [];
			}),
		);
	},
	find: async (client, drafts) => await found(client, drafts),
	accept: (client, record, { credit }) => ({
		...(sameCredit(client, credit, [record]) ?? record),
		outcome: 'existing',
	}),
	async send(client, drafts) {
		const bodies = drafts.map(({ body }) => body);
		return await postCredits(client, bodies).catch(async (error: unknown) => {
			if (!(error instanceof BillRefusedError) || drafts.length === 1) throw error;
			return await afterRefusal(client, drafts, error);
		});
	},
	keyOf: (record) => {
		const referenceNumber = textOf(record, 'referenceNumber').trim();
		const date = creditDateOf(record).slice(0, 10);
		return referenceNumber && date && keyOf(textOf(record, 'vendorId'), referenceNumber, date);
	},
	written: (record) => ({ ...record, outcome: 'created' }),
};

/** Where BILL took a part of a call it refused, each of the others is sent by itself, and hears what is wrong with it. */
async function afterRefusal(
	client: BillClient,
	drafts: NewCredit[],
	error: BillRefusedError,
): Promise<Array<IDataObject | Error>> {
	const taken = await found(client, drafts);
	if (taken.size === 0) throw error;
	const outcomes: Array<IDataObject | Error> = [];
	for (const { key, body, itemIndex } of drafts) {
		outcomes.push(taken.get(key) ?? (await postCredit(client.of(itemIndex), body).catch(asError)));
	}
	return outcomes;
}

/** The active credits of these keys, those of the right date and amount before others. */
async function found(client: BillClient, drafts: NewCredit[]): Promise<Map<string, IDataObject>> {
	const vendorIds = drafts.map(({ credit }) => credit.vendorId);
	const credits = await creditsOfVendors(client.of(drafts[0]?.itemIndex ?? 0), vendorIds);
	return new Map(
		drafts.flatMap(({ key, credit: wanted }): Array<[string, IDataObject]> => {
			const ofNumber = credits.filter((credit) => isOf(credit, wanted));
			const ofDate = ofNumber.filter((one) => ['', wanted.date].includes(creditDateOf(one).slice(0, 10)));
			const meant = ofDate.length > 0 || wanted.whenDateDiffers === 'create' ? ofDate : ofNumber;
			const same = meant.find((credit) => centsOfLines(credit, CREDIT_LINES) === wanted.totalCents);
			const record = same ?? meant[0];
			return record ? [[key, record]] : [];
		}),
	);
}

/** Of items with one number, the later ones wait for the first, and are then held against it; unless each is to be its own. */
function makeOneOfNumbers(drafts: NewCredit[]): void {
	const firsts = new Map<string, NewCredit>();
	for (const draft of drafts) {
		const { vendorId, referenceNumber, whenDateDiffers } = draft.credit;
		const number = keyOf(vendorId, referenceNumber);
		const first = firsts.get(number);
		if (!first) firsts.set(number, draft);
		else if (whenDateDiffers !== 'create') draft.key = first.key;
	}
}

function keyOf(...parts: string[]): string {
	return JSON.stringify(parts);
}
