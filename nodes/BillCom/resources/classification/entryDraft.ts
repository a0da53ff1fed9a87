import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { normalName } from '../../../shared/names';
import {
	chosenIn,
	nothingToUpdate,
	type ParameterReader,
	parameters,
	shown,
	toText,
} from '../../parameters/reader';
import { withoutEmpty } from '../../records/record';
import { mainFields } from './entryFields';
import { nameOf } from './findEntries';
import type { ClassificationKind } from './kinds';

/** A new entry, and what to do when the list has one of its name. */
export interface EntryDraft {
	body: IDataObject;
	/** Opens messages, for example `department "West"`. */
	subject: string;
	/** The name in the form in which names are compared. */
	normalName: string;
	itemIndex: number;
	returnsExisting: boolean;
}

const TEXTS = ['name', 'firstName', 'lastName', 'shortName', 'description', 'type', 'purchaseDescription'];
const IDS = ['parentId', 'chartOfAccountId', 'expenseChartOfAccountId'];
const AMOUNTS = { price: 'Price', purchaseCost: 'Purchase Cost' };

/** The entry as it is to be, checked. */
export function readEntryDraft(
	ctx: IExecuteFunctions,
	kind: ClassificationKind,
	itemIndex: number,
): EntryDraft {
	const read = parameters(ctx, itemIndex, kind.title);
	const given = Object.fromEntries(mainFields(kind).map(({ name }) => [name, toText(read.raw(name))]));
	const body = toEntry(read, { ...read.collection('additionalFields'), ...withoutEmpty(given) });
	const name = nameOf(kind, body);
	if (!name) throw read.refuse(missingName(kind), 'Fill it in.');
	if (kind.hasType && !body.type) throw read.refuse('Type is missing', 'Fill in Type, for example SERVICE.');
	return {
		body,
		subject: `${kind.label} "${name}"`,
		normalName: normalName(name),
		itemIndex,
		returnsExisting: read.text('ifExists') !== 'create',
	};
}

/** Only what Update Fields names. */
export function readEntryChanges(
	ctx: IExecuteFunctions,
	kind: ClassificationKind,
	itemIndex: number,
): IDataObject {
	const read = parameters(ctx, itemIndex, kind.title);
	const changes = toEntry(read, read.collection('updateFields'));
	if (Object.keys(changes).length > 0) return changes;
	throw nothingToUpdate(read);
}

function missingName({ nameFields }: ClassificationKind): string {
	return nameFields.length === 1 ? 'Name is missing' : 'First Name and Last Name are missing';
}

function toEntry(read: ParameterReader, given: IDataObject): IDataObject {
	const texts = TEXTS.map((name) => [name, toText(given[name])]);
	const ids = IDS.map((name) => [name, chosenIn(given[name])]);
	const amounts = Object.entries(AMOUNTS).map(([name, label]) => [name, toAmount(read, label, given[name])]);
	return withoutEmpty({
		...Object.fromEntries([...texts, ...ids, ...amounts]),
		taxable: given.taxable,
		account: withoutEmpty({ type: toText(given.accountType), number: toText(given.accountNumber) }),
	});
}

/** A price of one piece may have more decimals than an amount of money, so it is passed on as it is. */
function toAmount(read: ParameterReader, label: string, value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = toText(value);
	if (text !== '' && Number.isFinite(Number(text))) return Number(text);
	throw read.refuse(`${label} is ${shown(value)}, which is not a number`, 'Enter a price such as 12.50.');
}
