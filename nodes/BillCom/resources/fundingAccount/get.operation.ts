import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { FailedCheckError } from '../../operation/failure';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { textOf } from '../../records/record';
import { listApCards, readFundingAccount, readPermissions } from './fundingAccountCalls';
import { type AccountChoice, accountKind, accountLocators, readAccountChoice } from './fundingAccountFields';
import { fundingAccountOutput } from './fundingAccountOutput';
import type { BillClient, RunClient } from '../../transport/client';

/**
 * GET /v3/funding-accounts/banks/{id} or …/cards/{id}; an AP card out of its list; of the wallet only what may be done
 * with it. Output: the account with its kind.
 */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a funding account',
		description: 'Read one account that payments come from',
	},
	output: fundingAccountOutput,
	calls: 1,
	fields: [accountKind, ...accountLocators],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const choice = readAccountChoice(parameters(ctx, itemIndex));
		const account = await readChosen(client, choice);
		return [{ ...account, fundingAccountType: choice.type }];
	},
};

async function readChosen(client: BillClient, { type, id }: AccountChoice): Promise<IDataObject> {
	if (type === 'BANK_ACCOUNT') return await readFundingAccount(client, 'banks', id);
	if (type === 'CARD_ACCOUNT') return await readFundingAccount(client, 'cards', id);
	if (type === 'WALLET') return await readPermissions(client);
	const card = (await listApCards(client)).find((one) => textOf(one, 'id') === id);
	if (card) return card;
	const message = `BILL lists no AP card ${id}. Choose another AP Card.`;
	throw new FailedCheckError(client.node, 'accountUnknown', message, client.itemIndex, {
		fundingAccountId: id,
	});
}
