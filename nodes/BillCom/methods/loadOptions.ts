import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { textOf, toBillRecord } from '../records/record';
import { BANKS_PATH, listApCards, listCards } from '../resources/fundingAccount/fundingAccountCalls';
import { type BillClient, clientOf } from '../transport/client';

export { loadEventTypes } from '../webhook/eventTypes';

/** The accounts money can come from, of the kind chosen in Pay From. */
export async function getFundingAccounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	switch (this.getCurrentNodeParameter('fundingAccountType')) {
		case 'CARD_ACCOUNT':
			return cardOptions(await listCards(await clientOf(this), 'VERIFIED'));
		case 'AP_CARD':
			return cardOptions(await listApCards(await clientOf(this)));
		case 'WALLET':
			return [];
		default:
			return await bankOptions(await clientOf(this));
	}
}

async function bankOptions(client: BillClient): Promise<INodePropertyOptions[]> {
	const banks = await client.rows({
		intent: 'list bank accounts',
		path: BANKS_PATH,
		filters: [],
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
	return banks
		.filter((bank) => bank.archived !== true)
		.map((bank) => ({
			name: textOf(bank, 'bankName') || textOf(bank, 'id'),
			value: textOf(bank, 'id'),
			description: [textOf(bank, 'nameOnAccount'), textOf(bank, 'status')].filter(Boolean).join(', '),
		}));
}

function cardOptions(cards: IDataObject[]): INodePropertyOptions[] {
	return cards.map((card) => ({
		name: textOf(card, 'name') || textOf(card, 'id'),
		value: textOf(card, 'id'),
	}));
}
