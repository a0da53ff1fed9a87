import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { BulkWrite } from '../../operation/bulkWrite';
import { type ClassificationKind, classificationLocator } from './kinds';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { textOf } from '../../records/record';
import { BULK_SIZE, setArchivedTogether } from './entryBulkCalls';
import { setArchived } from './entryCalls';
import { entryOutput } from './entryOutput';
import type { RunClient } from '../../transport/client';

type Verb = 'archive' | 'restore';

/** Archive and Restore are the same but for one word. */
export function archiveWith(kind: ClassificationKind, verb: Verb, option: INodePropertyOptions): Operation {
	return {
		option,
		output: entryOutput(kind),
		calls: 1,
		fields: [classificationLocator(kind, { required: true })],
		bulk: inBulk(kind, verb),
		async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
			return [await setArchived(client, kind, { id: readId(ctx, kind, itemIndex), verb, itemIndex })];
		},
	};
}

/** Both may be repeated, so whoever falls with another entry is simply sent again: nothing has to be looked up. */
function inBulk(kind: ClassificationKind, verb: Verb): BulkWrite {
	return {
		size: BULK_SIZE,
		prepare: async (ctx, itemIndex) => {
			const id = readId(ctx, kind, itemIndex);
			return { body: { id }, key: id, subject: `${kind.title} ${id}`, itemIndex };
		},
		find: async () => new Map(),
		accept: (_, record) => record,
		send: async (client, drafts) => {
			const [first, ...others] = drafts;
			if (first && others.length === 0) {
				const { key: id, itemIndex } = first;
				return [await setArchived(client, kind, { id, verb, itemIndex })];
			}
			const ids = drafts.map(({ key }) => key);
			return await setArchivedTogether(client, kind, ids, verb);
		},
		keyOf: (record) => textOf(record, 'id'),
		written: (record) => record,
		maySendAgain: 'always',
	};
}

function readId(ctx: IExecuteFunctions, kind: ClassificationKind, itemIndex: number): string {
	const read = parameters(ctx, itemIndex);
	const id = read.locator(classificationLocator(kind));
	// Several ids travel in one text, so a comma would make two of one.
	if (/^[\w-]+$/.test(id)) return id;
	throw read.refuse(`${kind.title} is "${id}", which is not a BILL ID`, 'Choose one from the list.');
}
