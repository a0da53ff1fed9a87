import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { anyObject, filledText, object, text } from '../values/schema';
import { addressSchema } from './vendor';

/** Body of PATCH /v3/organizations/{organizationId}. The values of the three enums are not published: any text is taken. */
export const organizationChangeSchema = object({
	name: filledText(),
	address: addressSchema,
	mailingAddress: addressSchema,
	phone: text(),
	companyOwner: anyObject,
	taxId: text(),
	taxIdType: filledText(),
	industry: filledText(),
	businessCategory: filledText(),
	accountType: filledText(),
	processingOptions: anyObject,
});

const term = { name: filledText(), daysDue: Type.Integer({ minimum: 0, maximum: 999 }) };

/** Bodies of a new payment term and of its change. */
export const newPaymentTermSchema = object(term, ['name', 'daysDue']);
export const paymentTermChangeSchema = object(term);

/** Body of POST /v3/risk-verifications/phone. The values of `phoneType` are not published: any text is taken. */
export const riskPhoneSchema = object({ phoneNumber: filledText(), phoneType: filledText() }, [
	'phoneNumber',
	'phoneType',
]);

/** What a caller sends to change an organization. */
export type OrganizationChange = Static<typeof organizationChangeSchema>;
/** What a caller sends to create a term. */
export type NewPaymentTerm = Static<typeof newPaymentTermSchema>;
