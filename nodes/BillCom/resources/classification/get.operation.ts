import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type ClassificationKind, classificationLocator } from './kinds';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readEntry } from './entryCalls';
import { entryOutput } from './entryOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/classifications/{type}/{id}. */
export function get(kind: ClassificationKind): Operation {
	return {
		option: {
			name: 'Get',
			value: 'get',
			action: `Get ${kind.oneLabel}`,
			description: `Read ${kind.oneLabel} by its ID`,
		},
		output: entryOutput(kind),
		calls: 1,
		fields: [classificationLocator(kind, { required: true })],
		async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
			const id = parameters(ctx, itemIndex).locator(classificationLocator(kind));
			return [await readEntry(client, kind, id)];
		},
	};
}
