import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type ClassificationKind, classificationLocator } from './kinds';
import type { Operation } from '../../operation/operation';
import { inputError, parameters } from '../../parameters/reader';
import { objectOf, textOf, toBillRecord } from '../../records/record';
import type { BulkDraft, BulkWrite } from '../../operation/bulkWrite';
import { BULK_SIZE, patchEntries } from './entryBulkCalls';
import { patchEntry, readEntry } from './entryCalls';
import { readEntryChanges } from './entryDraft';
import { changeableFields } from './entryFields';
import { entryOutput } from './entryOutput';
import type { BillClient, RunClient } from '../../transport/client';

/** PATCH /v3/classifications/{type}/{id}, or …/bulk, with the given fields → the entry. */
export function update(kind: ClassificationKind): Operation {
	return {
		option: {
			name: 'Update',
			value: 'update',
			action: `Update ${kind.oneLabel}`,
			description: `Change fields of ${kind.oneLabel}`,
		},
		output: entryOutput(kind),
		calls: 1,
		...(kind.hasAccount && {
			callsNote: '1 more when only one of Account Number and Account Type changes.',
		}),
		fields: [
			classificationLocator(kind, { required: true }),
			{
				displayName: 'Update Fields',
				name: 'updateFields',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				description: 'The fields to change. The others stay as they are.',
				options: changeableFields(kind),
			},
		],
		bulk: inBulk(kind),
		async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
			const { key: id, body } = await readChange(client, kind, itemIndex);
			return [await patchEntry(client, kind, { id, changes: body, itemIndex })];
		},
	};
}

/** A change may arrive twice, so whoever falls with another entry is simply sent again. */
function inBulk(kind: ClassificationKind): BulkWrite {
	return {
		size: BULK_SIZE,
		prepare: async (_ctx, itemIndex, client) => await readChange(client, kind, itemIndex),
		find: async () => new Map(),
		accept: (client, record, draft) => {
			if (saysAlready(record, draft.body)) return record;
			const what = `${draft.subject}: another item of this run changes the same entry differently`;
			throw inputError(
				client.ctx,
				draft.itemIndex,
				what,
				'Combine the two items into one, or switch off Send in Bulk.',
			);
		},
		send: async (client, drafts) => {
			const [first, ...others] = drafts;
			if (first && others.length === 0) {
				const { key: id, body: changes, itemIndex } = first;
				return [await patchEntry(client, kind, { id, changes, itemIndex })];
			}
			const bodies = drafts.map(({ key: id, body }) => ({ id, ...body }));
			return await patchEntries(client, kind, bodies);
		},
		keyOf: (record) => textOf(record, 'id'),
		written: (record) => record,
		maySendAgain: 'always',
	};
}

async function readChange(
	client: RunClient,
	kind: ClassificationKind,
	itemIndex: number,
): Promise<BulkDraft> {
	const id = parameters(client.ctx, itemIndex).locator(classificationLocator(kind));
	const changes = readEntryChanges(client.ctx, kind, itemIndex);
	const body = changes.account ? await withWholeAccount(client, kind, { id, changes, itemIndex }) : changes;
	return { body, key: id, subject: `${kind.title} ${id}`, itemIndex };
}

/** Number and type are one field of BILL, which does not say whether it merges them: half of it is completed first. */
async function withWholeAccount(
	client: BillClient,
	kind: ClassificationKind,
	{ id, changes, itemIndex }: { id: string; changes: IDataObject; itemIndex: number },
): Promise<IDataObject> {
	const account = objectOf(changes, 'account');
	if (account.type && account.number) return changes;
	const current = objectOf(await readEntry(client.of(itemIndex), kind, id), 'account');
	return { ...changes, account: { ...current, ...account } };
}

function saysAlready(record: IDataObject, changes: IDataObject): boolean {
	return Object.entries(changes).every(([field, value]) =>
		typeof value === 'object' && value !== null
			? saysAlready(objectOf(record, field), toBillRecord(value))
			: String(record[field] ?? '') === String(value ?? ''),
	);
}
