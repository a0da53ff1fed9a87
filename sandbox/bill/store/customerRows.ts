import type { Address, Dated } from './rows';

/** Somebody who buys. Of receivables only this is kept: payables use customers as ledger coding. */
export interface Customer extends Dated {
	archived: boolean;
	name: string;
	email: string;
	invoiceCurrency: string;
	accountType: string;
	companyName?: string;
	phone?: string;
	fax?: string;
	description?: string;
	address?: Address;
}
