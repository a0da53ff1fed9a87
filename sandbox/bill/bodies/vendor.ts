import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { anyObject, email, filledText, flag, list, number, object, oneOf, text } from '../values/schema';

/** Two letters: `USA` is refused (reported by integrators). */
const country = Type.String({ pattern: '^[A-Z]{2}$' });
const currency = Type.String({ pattern: '^[A-Z]{3}$' });

const account = {
	nameOnAccount: text(),
	accountNumber: filledText(),
	routingNumber: text(),
	type: oneOf('CHECKING', 'SAVINGS'),
	ownerType: oneOf('BUSINESS', 'PERSON'),
	paymentCurrency: currency,
	regulatoryFields: list(anyObject),
};

/** Body of POST /v3/vendors/{vendorId}/bank-account. */
export const vendorBankAccountSchema = object(account, ['accountNumber']);

/** The account inside a new vendor, which also names its country. */
const embeddedBankAccount = object({ ...account, bankCountry: country }, ['accountNumber']);

const paymentPurpose = object({ text: text(), code: object({ name: text(), value: text() }) });

/** Where somebody is. */
export const addressSchema = object({
	line1: text(),
	line2: text(),
	city: text(),
	stateOrProvince: text(),
	zipOrPostalCode: text(),
	country,
});

const fields = {
	name: filledText(100),
	address: addressSchema,
	shortName: text(40),
	accountType: oneOf('BUSINESS', 'PERSON', 'NONE'),
	accountNumber: text(),
	email,
	phone: text(),
	billCurrency: currency,
	additionalInfo: object({
		taxId: text(),
		taxIdType: oneOf('SSN', 'EIN', 'UNDEFINED'),
		track1099: flag,
		combinePayments: flag,
		leadTimeInDays: number,
		paymentTermId: text(),
		companyName: text(),
	}),
	autoPay: object({ enabled: flag, bankAccountId: text(), maxAmount: number, daysBeforeDueDate: number }),
};

/** Body of POST /v3/vendors: BILL insists on two fields. */
export const newVendorSchema = object(
	{
		...fields,
		paymentInformation: object({ payeeName: text(), bankAccount: embeddedBankAccount, paymentPurpose }),
	},
	['name', 'address'],
);

/** Body of PATCH /v3/vendors/{vendorId}: everything optional, the bank account out of reach. */
export const vendorChangeSchema = object({
	...fields,
	paymentInformation: object({ payeeName: text(), paymentPurpose }),
});

/** A vendor about to be created. */
export type NewVendor = Static<typeof newVendorSchema>;

/** What a caller sends to create or change a vendor (R:createvendor). */
export type VendorDraft = Partial<NewVendor>;
