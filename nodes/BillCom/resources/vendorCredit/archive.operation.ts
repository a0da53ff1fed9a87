import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { BulkWrite } from '../../operation/bulkWrite';
import { vendorCreditLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { textOf } from '../../records/record';
import { archiveCredits, BULK_SIZE } from './write/creditBulkCalls';
import { archiveCredit } from './write/creditCalls';
import { creditOutput } from './creditOutput';
import type { RunClient } from '../../transport/client';

/** Archiving may be repeated, so whoever falls with another credit is simply sent again. */
const inBulk: BulkWrite = {
	size: BULK_SIZE,
	maySendAgain: 'always',
	prepare: async (ctx, itemIndex) => {
		const id = readId(ctx, itemIndex);
		return { body: { id }, key: id, subject: `Credit ${id}`, itemIndex };
	},
	find: async () => new Map(),
	accept: (_, record) => record,
	send: async (client, drafts) =>
		await archiveCredits(
			client,
			drafts.map(({ key }) => key),
		),
	keyOf: (record) => textOf(record, 'id'),
	written: (record) => record,
};

/** POST /v3/vendor-credits/{vendorCreditId}/archive, or …/bulk/archive → the credit, also when it was archived before. */
export const archive: Operation = {
	option: {
		name: 'Archive',
		value: 'archive',
		action: 'Archive a vendor credit',
		description: 'Archive a vendor credit permanently. BILL cannot restore it.',
	},
	output: creditOutput,
	writes: { vendorCredit: 'vendorCreditId' },
	calls: 1,
	fields: [vendorCreditLocator],
	bulk: inBulk,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return [await archiveCredit(client, readId(ctx, itemIndex))];
	},
};

function readId(ctx: IExecuteFunctions, itemIndex: number): string {
	const read = parameters(ctx, itemIndex);
	const id = read.locator(vendorCreditLocator);
	// Several ids travel in one text, so a comma would make two of one.
	if (/^[\w-]+$/.test(id)) return id;
	throw read.refuse(`Vendor Credit is "${id}", which is not a BILL ID`, 'Choose one from the list.');
}
