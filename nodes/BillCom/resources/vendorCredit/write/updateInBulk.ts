import chunk from 'lodash/chunk';
import type { IDataObject } from 'n8n-workflow';
import { refusalsOfVendors } from '../../vendor/find/knownVendor';
import { BULK_SIZE, changeCredits, readCredits } from './creditBulkCalls';
import type { BulkDraft, BulkWrite } from '../../../operation/bulkWrite';
import { FailedCheckError } from '../../../operation/failure';
import { parameters } from '../../../parameters/reader';
import { textOf } from '../../../records/record';
import { type CreditChange, type CreditWrite, readCreditChange, writeOf } from './creditChange';
import type { BillClient, RunClient } from '../../../transport/client';

interface ChangedCredit extends BulkDraft {
	change: CreditChange;
	method: CreditWrite['method'];
	/** BILL has exactly these lines, and nothing else is to change. */
	isDone: boolean;
}

/**
 * Update for many items: a call of PATCHes, and one of PUTs for the credits of which lines come or go. Either may be
 * repeated, so whoever falls with another credit is simply sent again.
 */
export const updateInBulk: BulkWrite<ChangedCredit> = {
	size: BULK_SIZE,
	maySendAgain: 'always',
	async prepare(_ctx, itemIndex, client) {
		const change = await readCreditChange(client, itemIndex);
		const { id, subject, header } = change;
		return { change, method: 'PATCH', isDone: false, body: header, key: id, subject, itemIndex };
	},
	check: async (client, drafts) => await otherCurrencies(client, drafts),
	find: async (client, drafts) => await plan(client, drafts),
	groupOf: ({ method }) => method,
	accept(client, record, { isDone, change: { id, subject, itemIndex } }) {
		if (isDone) return record;
		const message = `${subject}: an earlier item of this run changes the same credit. Combine the two items into one, or switch off Send in Bulk.`;
		throw new FailedCheckError(client.node, 'namedTwice', message, itemIndex, { vendorCreditId: id });
	},
	send: async (client, drafts) =>
		await changeCredits(
			client,
			drafts[0]?.method ?? 'PATCH',
			drafts.map(({ key, body }) => ({ id: key, ...body })),
		),
	keyOf: (record) => textOf(record, 'id'),
	written: (record: IDataObject) => record,
};

/** The items whose Currency is not the one of the vendor. Asks BILL nothing where no item gives one. */
async function otherCurrencies(
	client: RunClient,
	drafts: ChangedCredit[],
): Promise<Map<ChangedCredit, Error>> {
	const given = drafts.filter(
		({ itemIndex }) => parameters(client.ctx, itemIndex).optionalText('currency') !== '',
	);
	const refused = new Map<ChangedCredit, Error>();
	for (const some of chunk(given, BULK_SIZE)) {
		const credits = await readCredits(
			client,
			some.map(({ key }) => key),
		);
		const uses = some.flatMap((draft) => {
			const { subject, itemIndex } = draft.change;
			const vendorId = textOf(credits.get(draft.key) ?? {}, 'vendorId');
			return vendorId ? [{ draft, vendorId, subject, itemIndex }] : [];
		});
		for (const [{ draft }, error] of await refusalsOfVendors(client, uses)) refused.set(draft, error);
	}
	return refused;
}

/**
 * Lays new lines over those BILL has, and returns the credits that need no change. One BILL does not know is sent as it
 * is, for BILL to refuse.
 */
async function plan(client: BillClient, drafts: ChangedCredit[]): Promise<Map<string, IDataObject>> {
	const done = new Map<string, IDataObject>();
	const withLines = drafts.filter(({ change }) => change.lines);
	for (const some of chunk(withLines, BULK_SIZE)) {
		const ids = some.map(({ key }) => key);
		const credits = await readCredits(client, ids);
		for (const draft of some) {
			const current = credits.get(draft.key);
			if (!current) continue;
			Object.assign(draft, writeOf(draft.change, current));
			draft.isDone = Object.keys(draft.body).length === 0;
			if (draft.isDone) done.set(draft.key, current);
		}
	}
	return done;
}
