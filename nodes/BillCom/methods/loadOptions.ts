import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { textOf, toBillRecord } from '../records/record';
import { billRows } from '../transport/pages';
import { billRequest } from '../transport/request';

export { loadEventTypes } from '../webhook/eventTypes';

/** The accounts money can come from, of the kind chosen in Pay From. */
export async function getFundingAccounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	switch (this.getCurrentNodeParameter('fundingAccountType')) {
		case 'CARD_ACCOUNT':
			return await cardOptions(this, '/v3/funding-accounts/cards?cardUserStatus=VERIFIED');
		case 'AP_CARD':
			return await cardOptions(this, '/v3/funding-accounts/ap-cards');
		case 'WALLET':
			return [];
		default:
			return await bankOptions(this);
	}
}

async function bankOptions(ctx: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const banks = await billRows(ctx, {
		intent: 'list bank accounts',
		path: '/v3/funding-accounts/banks',
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

/** The two card lists are short and come in one answer; its shape is not documented, so both known ones are read. */
async function cardOptions(ctx: ILoadOptionsFunctions, path: string): Promise<INodePropertyOptions[]> {
	const cards = await billRequest(ctx, {
		intent: 'list cards',
		method: 'GET',
		path,
		decode: (body) => {
			const rows = Array.isArray(body) ? body : toBillRecord(body).results;
			return Array.isArray(rows) ? rows.map(toBillRecord) : [];
		},
	});
	return cards.map((card) => ({
		name: textOf(card, 'name') || textOf(card, 'id'),
		value: textOf(card, 'id'),
	}));
}
