import { filledText, flag, list, number, object, oneOf, text } from '../schema';
import type { Address, VendorBankAccount } from '../store/rows';

/** What a caller sends to create or change a vendor (R:createvendor). */
export interface VendorDraft {
	name?: string;
	address?: Address;
	shortName?: string;
	accountType?: string;
	accountNumber?: string;
	email?: string;
	phone?: string;
	billCurrency?: string;
	paymentInformation?: { payeeName?: string; bankAccount?: VendorBankAccount; paymentPurpose?: unknown };
	additionalInfo?: Record<string, unknown>;
	autoPay?: { enabled?: boolean; [field: string]: unknown };
}

/** A vendor about to be created: the two fields BILL insists on are there. */
export type NewVendor = VendorDraft & { name: string; address: Address };

/** Two letters: `USA` is refused (reported by integrators). */
const country = { type: 'string', pattern: '^[A-Z]{2}$' };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };

const bankAccount = object(
	{
		nameOnAccount: text(),
		accountNumber: filledText(),
		routingNumber: text(),
		type: oneOf('CHECKING', 'SAVINGS'),
		ownerType: oneOf('BUSINESS', 'PERSON'),
		bankCountry: country,
		paymentCurrency: currency,
		regulatoryFields: list({ type: 'object' }),
	},
	['accountNumber'],
);

const paymentPurpose = object({ text: text(), code: object({ name: text(), value: text() }) });

const fields = {
	name: filledText(100),
	address: object({
		line1: text(),
		line2: text(),
		city: text(),
		stateOrProvince: text(),
		zipOrPostalCode: text(),
		country,
	}),
	shortName: text(40),
	accountType: oneOf('BUSINESS', 'PERSON', 'NONE'),
	accountNumber: text(),
	email: { type: 'string', format: 'email' },
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

/** Body of POST /v3/vendors. */
export const newVendorSchema = object(
	{ ...fields, paymentInformation: object({ payeeName: text(), bankAccount, paymentPurpose }) },
	['name', 'address'],
);

/** Body of PATCH /v3/vendors/{vendorId}: everything optional, the bank account out of reach. */
export const vendorChangeSchema = object({
	...fields,
	paymentInformation: object({ payeeName: text(), paymentPurpose }),
});
