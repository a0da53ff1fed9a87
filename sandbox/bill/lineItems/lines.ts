import { without } from '../../simulator/fields';
import { fromCents, isWholeCents, toCents } from '../../simulator/money';
import type { BillLineDraft, LedgerCoding } from '../bodies/lineItem';
import { refusal } from '../refusals/refusal';
import type { BillLine } from '../store/rows';
import type { CollectionName } from '../store/store';
import { newId } from '../values/ids';
import type { IdPrefix } from '../values/ids';
import type { World } from '../world/world';

/** Where the ids of ledger coding live. */
const CODING: Record<string, CollectionName | undefined> = {
	chartOfAccountId: 'chartOfAccounts',
	accountingClassId: 'accountingClasses',
	departmentId: 'departments',
	locationId: 'locations',
	itemId: 'items',
	employeeId: 'employees',
	jobId: 'jobs',
	customerId: 'customers',
};

/** The ids of a line that BILL's own pages list. */
const DOCUMENTED_CODING = [
	'chartOfAccountId',
	'accountingClassId',
	'departmentId',
	'locationId',
	'customerId',
];

/** @throws Refusal BDC_1205 for an id nobody has, BDC_1000 for an undocumented one where a switch is strict */
export function refuseUnknownCoding(
	world: World,
	coding: LedgerCoding = {},
	place = 'classifications',
): void {
	for (const [field, id] of Object.entries(coding)) {
		if (world.switches.strictClassifications && !DOCUMENTED_CODING.includes(field)) {
			throw refusal('fieldInvalid', `${place}.${field}: unknown field`);
		}
		const name = CODING[field];
		if (!name || !world.store[name].get(id)) throw refusal('referenceUnknown', `${place}.${field} ${id}`);
	}
}

/** Cents of a line: `amount` wins, otherwise BILL multiplies quantity and price. */
function lineCents(draft: BillLineDraft, place: string): number {
	const { amount, quantity, price } = draft;
	if (amount !== undefined) {
		if (!isWholeCents(amount)) throw refusal('businessFieldInvalid', `${place}.amount: at most two decimals`);
		return toCents(amount);
	}
	if (quantity === undefined || price === undefined)
		throw refusal('fieldInvalid', `${place}.amount: must not be null`);
	return toCents(quantity * price);
}

/** Whose lines these are: the field they stand in and what their ids begin with. */
export interface LineKind {
	field: string;
	prefix: IdPrefix;
}

const BILL_LINE: LineKind = { field: 'billLineItems', prefix: 'bli' };

/** A stored line of what was sent. Ledger coding that is not sent again is gone (reported by integrators, for PATCH). */
export function toLine(
	world: World,
	draft: BillLineDraft,
	{ index, before, kind = BILL_LINE }: { index: number; before?: BillLine; kind?: LineKind },
): BillLine {
	const place = `${kind.field}[${index}]`;
	refuseUnknownCoding(world, draft.classifications, `${place}.classifications`);
	const isRepriced = draft.amount !== undefined || draft.quantity !== undefined || draft.price !== undefined;
	const kept = before ? without(before, 'classifications') : { id: newId(kind.prefix) };
	const merged = { ...kept, ...draft };
	const priced = before && !isRepriced ? { amount: before.amount } : draft;
	return {
		...merged,
		id: kept.id,
		amount: fromCents(lineCents({ quantity: merged.quantity, price: merged.price, ...priced }, place)),
	};
}

/** Lines of a PUT: those that name an id keep it, the others are new, the rest are gone. */
export function replaceLines(
	world: World,
	before: BillLine[],
	drafts: BillLineDraft[],
	kind = BILL_LINE,
): BillLine[] {
	return drafts.map((draft, index) => {
		const { id, ...fields } = draft;
		const old = id === undefined ? undefined : before.find((line) => line.id === id);
		if (id !== undefined && !old) throw refusal('referenceUnknown', `${kind.field}[${index}].id ${id}`);
		const line = toLine(world, fields, { index, kind });
		return old ? { ...line, id: old.id } : line;
	});
}

/** Lines of a PATCH: named ones change in place, unnamed ones are added, the others stay. */
export function changeLines(
	world: World,
	before: BillLine[],
	drafts: BillLineDraft[],
	kind = BILL_LINE,
): BillLine[] {
	const changed = new Map(before.map((line) => [line.id, line]));
	for (const [index, draft] of drafts.entries()) {
		const old = draft.id === undefined ? undefined : changed.get(draft.id);
		if (draft.id !== undefined && !old)
			throw refusal('referenceUnknown', `${kind.field}[${index}].id ${draft.id}`);
		const line = toLine(world, draft, { index, before: old, kind });
		changed.set(line.id, line);
	}
	return [...changed.values()];
}

/** Sum of the lines in cents. @throws Refusal when it is below zero: that would be a vendor credit (assumed) */
export function totalCents(lines: BillLine[]): number {
	const cents = lines.reduce((sum, line) => sum + toCents(line.amount), 0);
	if (cents < 0) throw refusal('businessFieldInvalid', `amount: ${fromCents(cents)} is negative`);
	return cents;
}
