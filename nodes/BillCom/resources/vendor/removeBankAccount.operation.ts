import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { unlessUnknown } from '../../records/unknownId';
import { writeOnce } from '../../once/writeOnce';
import { deleteBankAccount, readBankAccount } from './bankAccount/bankAccountCalls';
import { removedBankAccountOutput } from './bankAccount/bankAccountOutput';
import type { RunClient } from '../../transport/client';

/** DELETE /v3/vendors/{vendorId}/bank-account. Expect BDC_1205 when there is none. */
export const removeBankAccount: Operation = {
	option: {
		name: 'Remove Bank Account',
		value: 'removeBankAccount',
		action: 'Remove the bank account of a vendor',
		description: 'Remove the bank account. The vendor is paid by check until you add another one.',
	},
	agentNeeds: 'changeBankDetails',
	output: removedBankAccountOutput,
	writes: { vendor: 'vendorId' },
	calls: 1,
	fields: [vendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		const removed = { vendorId, removed: true };
		return [
			await writeOnce<IDataObject>({
				client,
				send: async () => {
					await deleteBankAccount(client, vendorId);
					return removed;
				},
				find: async () => ((await unlessUnknown(readBankAccount(client, vendorId))) ? undefined : removed),
				// Somebody may have added another account in the meantime; that one is not ours to remove.
				maySendAgain: 'never',
			}),
		];
	},
};
