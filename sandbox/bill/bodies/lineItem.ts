import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { filledText, list, number, object, text } from '../values/schema';

/** Ids of ledger coding, by field name (`chartOfAccountId`, `departmentId` …). */
export type LedgerCoding = Record<string, string>;

const id = filledText();
const coding = {
	chartOfAccountId: id,
	accountingClassId: id,
	departmentId: id,
	locationId: id,
	itemId: id,
};

/** The coding of a bill or payment as a whole. */
export const codingSchema = Type.Unsafe<LedgerCoding>(object(coding));

/** Fields of a line, of bills and of what else has lines. */
export const codedLine = {
	amount: number,
	quantity: number,
	price: number,
	description: text(4000),
	classifications: Type.Unsafe<LedgerCoding>(
		object({ ...coding, employeeId: id, jobId: id, customerId: id }),
	),
};

/** A line that may carry its id, as on changes. */
export const lineSchema = object({ id, ...codedLine });

/** What a caller sends of one line. */
export type BillLineDraft = Static<typeof lineSchema>;

/** So much of each vendor credit, in major units. */
export const creditPartsSchema = list(object({ id, amount: number }, ['id', 'amount']));
