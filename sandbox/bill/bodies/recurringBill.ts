import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { anyObject, date, filledText, flag, list, object, oneOf, text } from '../values/schema';
import { codedLine } from './lineItem';
import type { BillLineDraft } from './lineItem';

/** In the order of their numbers in v2. */
export const PERIODS = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

const schedule = {
	period: oneOf(...PERIODS),
	frequency: Type.Integer({ minimum: 1 }),
	nextDueDate: date,
	endDate: date,
	// Days before its due date a bill is made; none means on the day itself (assumed).
	daysInAdvance: Type.Integer({ minimum: 0 }),
};

const fields = {
	vendorId: filledText(),
	description: text(4000),
	processingOptions: object({ autoPayment: flag }),
	// Its fields are not published.
	paymentInformation: anyObject,
};

/** nextDueDate is required (assumed). */
const fullSchedule = object(schedule, ['period', 'frequency', 'nextDueDate']);
const { amount, description, classifications } = codedLine;
const line = { amount, description, classifications };
const identifiedLine = { id: filledText(), ...line };
const REQUIRED = ['vendorId', 'schedule', 'recurringBillLineItems'] as const;

/** Body of POST /v3/recurringbills. */
export const newRecurringBillSchema = object(
	{ ...fields, schedule: fullSchedule, recurringBillLineItems: list(object(line, ['amount']), 1) },
	REQUIRED,
);

/** Body of PUT: as on create, and lines may carry their id. */
export const replacedRecurringBillSchema = object(
	{ ...fields, schedule: fullSchedule, recurringBillLineItems: list(object(identifiedLine, ['amount']), 1) },
	REQUIRED,
);

/** Body of PATCH: any of them, also of the schedule. */
export const recurringBillChangeSchema = object({
	...fields,
	schedule: object(schedule),
	recurringBillLineItems: list(object(identifiedLine), 1),
});

/** When bills are made: every `frequency` periods. Dates as `yyyy-MM-dd`. */
export type BillSchedule = Static<typeof fullSchedule>;

type Lines = { recurringBillLineItems: BillLineDraft[] };

/** What a caller sends to create, replace or change a recurring bill (R:createrecurringbill). */
export type RecurringBillDraft = Omit<Static<typeof recurringBillChangeSchema>, keyof Lines> & Partial<Lines>;

/** A recurring bill about to be created or replaced: everything BILL insists on is there. */
export type NewRecurringBill = Omit<Static<typeof replacedRecurringBillSchema>, keyof Lines> & Lines;
