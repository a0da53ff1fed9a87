import { codedLine } from '../bills/draft';
import type { BillLineDraft } from '../bills/draft';
import type { JsonSchema } from '../values/schema';
import { date, filledText, flag, list, object, oneOf, text } from '../values/schema';
import type { BillSchedule } from '../store/recurringBillRows';

/** What a caller sends to create, replace or change a recurring bill (R:createrecurringbill). */
export interface RecurringBillDraft {
	vendorId?: string;
	schedule?: Partial<BillSchedule>;
	recurringBillLineItems?: BillLineDraft[];
	description?: string;
	processingOptions?: { autoPayment?: boolean };
	paymentInformation?: Record<string, unknown>;
}

/** A recurring bill about to be created or replaced: everything BILL insists on is there. */
export type NewRecurringBill = RecurringBillDraft & {
	vendorId: string;
	schedule: BillSchedule;
	recurringBillLineItems: BillLineDraft[];
};

const count = (minimum: number): JsonSchema => ({ type: 'integer', minimum });

const schedule = (...required: string[]) =>
	object(
		{
			period: oneOf('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
			frequency: count(1),
			nextDueDate: date,
			endDate: date,
			daysInAdvance: count(0),
		},
		required,
	);

const fields = {
	vendorId: filledText(),
	description: text(4000),
	processingOptions: object({ autoPayment: flag }),
	// Its fields are not published.
	paymentInformation: { type: 'object' },
};

/** nextDueDate is required (assumed). */
const fullSchedule = schedule('period', 'frequency', 'nextDueDate');
const { amount, description, classifications } = codedLine;
const REQUIRED = ['vendorId', 'schedule', 'recurringBillLineItems'];

/** Body of POST /v3/recurringbills. */
export const newRecurringBillSchema = object(
	{
		...fields,
		schedule: fullSchedule,
		recurringBillLineItems: list(object({ amount, description, classifications }, ['amount']), 1),
	},
	REQUIRED,
);

/** Body of PUT: as on create, and lines may carry their id. */
export const replacedRecurringBillSchema = object(
	{
		...fields,
		schedule: fullSchedule,
		recurringBillLineItems: list(
			object({ id: filledText(), amount, description, classifications }, ['amount']),
			1,
		),
	},
	REQUIRED,
);

/** Body of PATCH: any of them, also of the schedule. */
export const recurringBillChangeSchema = object({
	...fields,
	schedule: schedule(),
	recurringBillLineItems: list(object({ id: filledText(), amount, description, classifications }), 1),
});
