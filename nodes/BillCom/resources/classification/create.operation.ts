import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { createEntry } from './createEntry';
import { createInBulk } from './createInBulk';
import { readEntryDraft } from './entryDraft';
import { mainFields, moreFields } from './entryFields';
import { entryOutput } from './entryOutput';
import type { ClassificationKind } from './kinds';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/classifications/{type}, or …/bulk → the entry and `outcome`: created, or existing where the list has one of its
 * name under the same parent.
 */
export function create(kind: ClassificationKind): Operation {
	return {
		option: {
			name: 'Create',
			value: 'create',
			action: `Create ${kind.oneLabel}`,
			description: `Add ${kind.oneLabel}. If accounting software syncs its lists to BILL, add it there instead; otherwise it appears twice.`,
		},
		output: withOutcome(entryOutput(kind)),
		calls: 2,
		callsNote: `1 fewer with Create Anyway. The duplicate check reads what has changed; the first one of an n8n process in an hour takes 1 for each 100 ${kind.plural}.`,
		fields: [
			...mainFields(kind),
			{
				displayName: 'If It Exists',
				name: 'ifExists',
				type: 'options',
				options: [
					{
						name: 'Create Anyway',
						value: 'create',
						description:
							'Add a second one. If BILL gives no clear answer, check in BILL before you run this again.',
					},
					{
						name: 'Return Existing',
						value: 'existing',
						description:
							'Return the active one with this name and parent, unchanged. Capitals and blanks do not matter.',
					},
				],
				default: 'existing',
				description: `What to do when BILL already has ${kind.oneLabel} with this name. BILL itself allows duplicates.`,
			},
			{
				displayName: 'Additional Fields',
				name: 'additionalFields',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				description: 'More about the entry, all of it optional',
				options: moreFields(kind),
			},
		],
		bulk: createInBulk(kind),
		async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
			return [await createEntry(client, kind, readEntryDraft(ctx, kind, itemIndex))];
		},
	};
}
