import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { FailedCheckError } from '../../operation/failure';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { unlessUnknown } from '../../records/unknownId';
import { writeOnce } from '../../once/writeOnce';
import { lastFourOf, postBankAccount, readBankAccount } from './bankAccount/bankAccountCalls';
import { toBankAccount } from './bankAccount/bankAccountDraft';
import { bankAccountNumber, moreBankAccountFields } from './bankAccount/bankAccountFields';
import { bankAccountOutput } from './bankAccount/bankAccountOutput';
import type { BillClient, RunClient } from '../../transport/client';

/** POST /v3/vendors/{vendorId}/bank-account → the account, number masked. Refused when the vendor has one. */
export const addBankAccount: Operation = {
	option: {
		name: 'Add Bank Account',
		value: 'addBankAccount',
		action: 'Add a bank account to a vendor',
		description:
			'Add the bank account for electronic payments. A vendor has only one: to change it, remove it and then add the new one.',
	},
	agentNeeds: 'changeBankDetails',
	output: bankAccountOutput,
	writes: { vendor: 'vendorId' },
	calls: 1,
	fields: [
		vendorLocator,
		bankAccountNumber,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What banks outside the US need, and what to call the account',
			options: moreBankAccountFields,
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		const read = parameters(ctx, itemIndex, `Bank account of the vendor ${vendorId}`);
		const account = toBankAccount(read, {
			...read.collection('additionalFields'),
			bankAccountNumber: read.text('bankAccountNumber'),
		});
		const added = await writeOnce({
			client,
			send: async () => await postBankAccount(client, vendorId, account),
			find: async () => await findAdded(client, vendorId, account),
			// BILL refuses a second account, so a late first one does no harm.
			maySendAgain: 'always',
		});
		return [{ vendorId, ...added }];
	},
};

/** The account the vendor has, when it can be the one that was sent: the same last digits. */
async function findAdded(
	client: BillClient,
	vendorId: string,
	account: IDataObject,
): Promise<IDataObject | undefined> {
	const found = await unlessUnknown(readBankAccount(client, vendorId));
	if (!found || lastFourOf(found) === lastFourOf(account)) return found;
	throw new FailedCheckError(
		client.node,
		'bankAccountTaken',
		`The vendor ${vendorId} already has another bank account. Remove it first, then run this again.`,
		client.itemIndex,
		{ vendorId },
	);
}
