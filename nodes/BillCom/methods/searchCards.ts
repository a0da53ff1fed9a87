import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { listApCards, listCards } from '../resources/fundingAccount/fundingAccountCalls';
import { textOf } from '../records/record';
import { remember } from '../once/remember';
import { laneKey } from '../transport/credential';
import { credentialOf } from '../transport/request';

/** Time to type and choose, short enough to see a card that was just verified. */
const LIST_LIFE_MS = 60_000;

/** The cards the user of the credential is verified for. */
export async function searchCardAccounts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await searchCards(this, 'cards', filter, async () => await listCards(this, 'VERIFIED', 0));
}

/** AP cards. */
export async function searchApCards(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await searchCards(this, 'apCards', filter, async () => await listApCards(this, 0));
}

/** Both lists of cards come whole in one answer, and are searched here. */
async function searchCards(
	ctx: ILoadOptionsFunctions,
	name: string,
	filter: string,
	load: () => Promise<IDataObject[]>,
): Promise<INodeListSearchResult> {
	const key = `${name}:${laneKey(await credentialOf(ctx))}`;
	const cards = await remember(key, LIST_LIFE_MS, load);
	const search = foldedText(filter);
	const results = cards
		.filter((card) => card.archived !== true)
		.map((card) => ({
			name: labelOf(card, ['name', 'brand', 'last4', 'status']) || textOf(card, 'id'),
			value: textOf(card, 'id'),
		}))
		.filter(({ name: label }) => foldedText(label).includes(search));
	return { results };
}

function labelOf(account: IDataObject, fields: string[]): string {
	return fields
		.map((field) => textOf(account, field))
		.filter(Boolean)
		.join(', ');
}
