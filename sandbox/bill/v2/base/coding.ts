import { given } from '../../../simulator/fields';
import type { BillLineDraft, LedgerCoding } from '../../bodies/lineItem';
import type { BillLine } from '../../store/rows';
import type { V2Object } from './entity';
import { NO_ID } from './fields';
import type { V2Fields } from './fields';

/** Ids of ledger coding, v3 name by v2 name. */
const CODING: Record<string, string> = {
	chartOfAccountId: 'chartOfAccountId',
	departmentId: 'departmentId',
	locationId: 'locationId',
	actgClassId: 'accountingClassId',
	jobId: 'jobId',
	itemId: 'itemId',
	employeeId: 'employeeId',
	customerId: 'customerId',
};

/** A line as v2 shows it. */
export function lineView(entity: string, line: BillLine): V2Object {
	const coding = Object.entries(CODING).map(([v2Name, name]) => [
		v2Name,
		line.classifications?.[name] ?? NO_ID,
	]);
	return {
		entity,
		id: line.id,
		amount: line.amount,
		quantity: line.quantity ?? null,
		unitPrice: line.price ?? null,
		description: line.description ?? null,
		...Object.fromEntries(coding),
	};
}

/** Coding of a line after these fields were merged into it; twenty zeros take an id away. */
function codingOf(fields: V2Fields, before: LedgerCoding = {}): LedgerCoding | undefined {
	const coding: LedgerCoding = { ...before };
	for (const [v2Name, name] of Object.entries(CODING)) {
		const id = fields.reference(v2Name);
		if (id !== undefined) coding[name] = id;
		else if (fields.has(v2Name)) delete coding[name];
	}
	return Object.keys(coding).length > 0 ? coding : undefined;
}

/** A line as v3 takes it. What is not sent stays as it was, coding included. */
export function lineDraft(fields: V2Fields, before?: BillLine): BillLineDraft {
	const quantity = fields.amount('quantity');
	const price = fields.amount('unitPrice');
	const isRepriced = quantity !== undefined || price !== undefined;
	return given({
		id: before?.id,
		amount: fields.amount('amount') ?? (isRepriced ? undefined : before?.amount),
		quantity: quantity ?? before?.quantity,
		price: price ?? before?.price,
		description: fields.text('description') ?? before?.description,
		classifications: codingOf(fields, before?.classifications),
	});
}
