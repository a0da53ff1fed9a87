import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { fromCents } from '../../../shared/money';
import { CLASSIFICATIONS } from '../bill/lines/classifications';
import { mergedLine, resentLine } from '../bill/lines/billLines';
import { readLineAmount } from '../bill/lines/lineAmount';
import { lineFields } from '../bill/lines/lineItemFields';
import { codesIn, readDescription } from '../bill/lines/lineItems';
import { resolveLineItems } from '../bill/lines/resolveCodes';
import { byDisplayName } from '../../records/byDisplayName';
import { billLocator, lineLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { nothingToUpdate, type ParameterReader } from '../../parameters/reader';
import { objectOf, withoutEmpty } from '../../records/record';
import { updateLine } from './changeBillLines';
import { expectedUpdatedTime, readLineChange } from './readLineChange';
import { lineOutput, lineRecord } from './lineOutput';
import type { RunClient } from '../../transport/client';

const clearCodes: INodeProperties = {
	displayName: 'Clear Codes',
	name: 'clearCodes',
	type: 'multiOptions',
	options: CLASSIFICATIONS.map(({ title, key }) => ({ name: title, value: key })).sort((one, other) =>
		one.name.localeCompare(other.name, 'en'),
	),
	default: [],
	description: 'Codes to remove from the line item',
};

/** PATCH /v3/bills/{billId}: what is given of one line. It keeps its other codes, and every other line stays as it is. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a line item of a bill',
		description: 'Change a line item of a bill',
	},
	output: lineOutput,
	writes: { bill: 'billId' },
	calls: 2,
	callsNote: 'The bill read and changed, and 1 for each list of codes in use.',
	agentMayNeed: ['pay'],
	fields: [
		billLocator,
		lineLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to change. The others stay as they are.',
			options: byDisplayName([...lineFields, clearCodes]),
		},
		expectedUpdatedTime,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const { read, change, subject } = readLineChange(ctx, itemIndex);
		const lineItemId = read.locator(lineLocator);
		const fields = read.collection('updateFields');
		if (Object.keys(fields).length === 0) throw nothingToUpdate(read);
		const description = readDescription(read, fields.description, '');
		// Codes first: afterwards nothing stands between reading the bill and writing it.
		const codesOnly = { cents: 0, isGiven: false, description, codes: codesIn(fields) };
		const [wanted = {}] = await resolveLineItems(client, [codesOnly], subject);
		const changed = (line: IDataObject) =>
			withoutCodes(mergedLine(resentLine(line), { ...amountsOf(read, fields, line), ...wanted }), fields);
		const updated = await updateLine(client, change, lineItemId, changed);
		return [lineRecord(updated.bill, updated.line)];
	},
};

/** A new quantity or price gives a new amount; the old one sent along would win over it (BILL ap-bills, 2026-11). */
function amountsOf(read: ParameterReader, fields: IDataObject, line: IDataObject): IDataObject {
	const { quantity = line.quantity, price = line.price } = fields;
	const isPriced = fields.quantity !== undefined || fields.price !== undefined;
	const amount = fields.amount ?? (isPriced ? undefined : line.amount);
	const { cents } = readLineAmount(read, { amount, quantity, price }, '');
	return withoutEmpty({ amount: fromCents(cents), quantity, price });
}

function withoutCodes(line: IDataObject, { clearCodes: cleared }: IDataObject): IDataObject {
	const keys: unknown[] = Array.isArray(cleared) ? cleared : [];
	const fields = CLASSIFICATIONS.filter(({ key }) => keys.includes(key)).map(({ idField }) => idField);
	const kept = Object.entries(objectOf(line, 'classifications')).filter(([field]) => !fields.includes(field));
	return withoutEmpty({ ...line, classifications: Object.fromEntries(kept) });
}
