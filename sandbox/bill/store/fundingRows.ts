import type { Dated, Row } from './rows';

/** A credit or debit card payments can be taken from. */
export interface CardAccount extends Dated {
	archived: boolean;
	name: string;
	brand: string;
	last4: string;
	nameOnCard: string;
	expirationMonth: number;
	expirationYear: number;
	status: string;
	createdBy: string;
}

/** Who may pay with which card. */
export interface CardAccountUser extends Dated {
	cardAccountId: string;
	userId: string;
	verificationStatus: string;
	archived: boolean;
}

/** A card BILL issues for accounts payable. */
export interface ApCard extends Dated {
	archived: boolean;
	name: string;
	last4: string;
	status: string;
}

/** The test deposit of a bank account. `id` is the account's. */
export interface BankVerification extends Row {
	failedTries: number;
	startedAtMs: number;
}
