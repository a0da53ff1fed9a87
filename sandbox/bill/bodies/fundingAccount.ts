import type { Static } from '@sinclair/typebox';
import { filledText, flag, number, object, oneOf } from '../values/schema';

const changeable = {
	nameOnAccount: filledText(),
	bankName: filledText(100),
	ownerType: oneOf('BUSINESS', 'PERSONAL'),
	accessToAdmins: flag,
	chartOfAccountId: filledText(),
};

/** Body of POST /v3/funding-accounts/banks (R:createbankaccount). */
export const newBankAccountSchema = object(
	{
		...changeable,
		type: oneOf('CHECKING', 'SAVINGS'),
		routingNumber: filledText(),
		accountNumber: filledText(),
	},
	['nameOnAccount', 'bankName', 'type', 'ownerType', 'routingNumber', 'accountNumber'],
);

/** Body of PATCH: numbers and `type` are fixed. */
export const bankAccountChangeSchema = object({
	...changeable,
	default: object({ payables: flag, receivables: flag }),
});

/** Body of POST /v3/funding-accounts/banks/users/nominate. */
export const nominationSchema = object({ userId: filledText(), bankAccountId: filledText() }, [
	'userId',
	'bankAccountId',
]);

/** Body of POST /v3/funding-accounts/banks/{bankAccountId}/verify. */
export const verificationSchema = object({ depositAmount: number }, ['depositAmount']);

/** What a caller sends to add a bank account. */
export type NewBankAccount = Static<typeof newBankAccountSchema>;
/** What can be changed of one. */
export type BankAccountChange = Static<typeof bankAccountChangeSchema>;
