import type { Static } from '@sinclair/typebox';
import { date, filledText, list, object, text } from '../values/schema';
import { codedLine, lineSchema } from './lineItem';

const REQUIRED = ['vendorId', 'referenceNumber', 'creditDate', 'vendorCreditLineItems'] as const;

const fields = {
	vendorId: filledText(),
	referenceNumber: filledText(100),
	creditDate: date,
	description: text(),
	applyToChartOfAccountId: filledText(),
	applyToBankAccountId: filledText(),
};

const { amount, description, classifications } = codedLine;
const newLines = list(object({ amount, description, classifications }, ['amount']), 1);
/** Quantity, price and id: on updates only. */
const changedLines = list(lineSchema, 1);

/** Body of POST /v3/vendor-credits. */
export const newCreditSchema = object({ ...fields, vendorCreditLineItems: newLines }, REQUIRED);

/** Body of PUT: as on create, and lines may carry their id, quantity and price. */
export const replacedCreditSchema = object({ ...fields, vendorCreditLineItems: changedLines }, REQUIRED);

/** Body of PATCH: any of them. */
export const creditChangeSchema = object({ ...fields, vendorCreditLineItems: changedLines });

const identified = { ...fields, id: filledText(), vendorCreditLineItems: changedLines };

/** Bodies of the three bulk writes; the items of PUT and PATCH name their id. */
export const newCreditsSchema = list(newCreditSchema);
export const replacedCreditsSchema = list(object(identified, ['id', ...REQUIRED]));
export const creditChangesSchema = list(object(identified, ['id']));

/** What a caller sends to create, replace or change a vendor credit (R:createvendorcredit). */
export type CreditDraft = Static<typeof creditChangeSchema>;

/** A credit about to be created or replaced: everything BILL insists on is there. */
export type NewCredit = Static<typeof replacedCreditSchema>;
