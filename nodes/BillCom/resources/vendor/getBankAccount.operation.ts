import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readBankAccount } from './bankAccount/bankAccountCalls';
import { bankAccountOutput } from './bankAccount/bankAccountOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/vendors/{vendorId}/bank-account → the account, number masked. Expect BDC_1205 when there is none. */
export const getBankAccount: Operation = {
	option: {
		name: 'Get Bank Account',
		value: 'getBankAccount',
		action: 'Get the bank account of a vendor',
		description:
			'Read the bank account for electronic payments, with its number masked, and whether BILL has verified it',
	},
	output: bankAccountOutput,
	calls: 1,
	fields: [vendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		return [{ vendorId, ...(await readBankAccount(client, vendorId)) }];
	},
};
