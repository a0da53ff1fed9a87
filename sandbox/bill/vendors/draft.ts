import { filledText, flag, number, object, oneOf, text } from '../values/schema';
import type { Address, VendorBankAccount } from '../store/rows';
import { embeddedBankAccountSchema } from './bankAccount';

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
	paymentInformation?: {
		payeeName?: string;
		bankAccount?: VendorBankAccount;
		paymentPurpose?: { text?: string; code?: { name?: string; value?: string } };
	};
	additionalInfo?: Record<string, unknown>;
	autoPay?: { enabled?: boolean; bankAccountId?: string; maxAmount?: number; daysBeforeDueDate?: number };
}

/** A vendor about to be created: the two fields BILL insists on are there. */
export type NewVendor = VendorDraft & { name: string; address: Address };

/** Two letters: `USA` is refused (reported by integrators). */
const country = { type: 'string', pattern: '^[A-Z]{2}$' };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };

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
	{
		...fields,
		paymentInformation: object({ payeeName: text(), bankAccount: embeddedBankAccountSchema, paymentPurpose }),
	},
	['name', 'address'],
);

/** Body of PATCH /v3/vendors/{vendorId}: everything optional, the bank account out of reach. */
export const vendorChangeSchema = object({
	...fields,
	paymentInformation: object({ payeeName: text(), paymentPurpose }),
});
