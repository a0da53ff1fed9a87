import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { lineFields } from '../bill/lines/lineItemFields';
import { toLineItem } from '../bill/lines/lineItems';
import { withoutUnused } from '../bill/lines/lineRows';
import { resolveLineItems } from '../bill/lines/resolveCodes';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { withoutEmpty } from '../../records/record';
import { addLine } from './changeBillLines';
import { expectedUpdatedTime, readLineChange } from './readLineChange';
import { lineOutput, lineRecord } from './lineOutput';
import type { RunClient } from '../../transport/client';

const ownFields = lineFields.filter(({ name }) => name === 'amount');
const moreFields = lineFields.filter(({ name }) => name !== 'amount');

/** PATCH /v3/bills/{billId} with one more line. Every other line stays as it is, with its id and coding. */
export const add: Operation = {
	option: {
		name: 'Add',
		value: 'add',
		action: 'Add a line item to a bill',
		description: 'Add a line item to a bill',
	},
	isKeyless: true,
	output: lineOutput,
	writes: { bill: 'billId' },
	calls: 2,
	callsNote: 'The bill read and changed, and 1 for each list of codes in use.',
	agentMayNeed: ['pay'],
	fields: [
		billLocator,
		...ownFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'More about the line item, all of it optional',
			options: moreFields,
		},
		expectedUpdatedTime,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const { read, change, subject } = readLineChange(ctx, itemIndex);
		const row = { ...read.collection('additionalFields'), amount: read.raw('amount') } as IDataObject;
		const item = toLineItem(read, withoutUnused(row), '');
		const [line = {}] = await resolveLineItems(client, [item], subject);
		const added = await addLine(client, change, withoutEmpty(line));
		return [lineRecord(added.bill, added.line)];
	},
};
