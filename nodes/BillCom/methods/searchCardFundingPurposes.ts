import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { readBill } from '../resources/bill/find/billCalls';
import { toRecord, toText } from '../parameters/reader';
import { textOf, toBillRecord } from '../records/record';
import { remember } from '../once/remember';
import { laneKey } from '../transport/credential';
import { billRequest, credentialOf } from '../transport/request';

const LIST_LIFE_MS = 60_000;

/**
 * What a card payment of the chosen bill may be for. It depends on the vendor of the bill and the brand of the card;
 * while one of them is an expression, or BILL needs no purpose, the list is empty.
 */
export async function searchCardFundingPurposes(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const billId = chosen(this.getCurrentNodeParameter('billId'));
	const cardId = chosen(this.getCurrentNodeParameter('fundingAccountId'));
	if (!billId || !cardId) return { results: [] };
	const key = `purposes:${laneKey(await credentialOf(this))}:${billId}:${cardId}`;
	const purposes = await remember(key, LIST_LIFE_MS, async () => await load(this, billId, cardId));
	const search = foldedText(filter);
	return {
		results: purposes
			.map((purpose) => ({ name: purpose, value: purpose }))
			.filter(({ name }) => foldedText(name).includes(search)),
	};
}

async function load(ctx: ILoadOptionsFunctions, billId: string, cardId: string): Promise<string[]> {
	const vendorId = textOf(await readBill(ctx, billId, 0), 'vendorId');
	const brand = await billRequest(ctx, {
		intent: `return the card ${cardId}`,
		method: 'GET',
		path: `/v3/funding-accounts/cards/${encodeURIComponent(cardId)}`,
		decode: (body) => textOf(toBillRecord(body), 'brand'),
	});
	return await billRequest(ctx, {
		intent: 'list card funding purposes',
		method: 'GET',
		path: '/v3/funding-accounts/cards/funding-purposes',
		query: { vendorId, brand },
		decode: toPurposes,
	});
}

/** An empty answer means that none is needed; the form of the others is not documented. */
function toPurposes(body: unknown): string[] {
	const rows = Array.isArray(body) ? body : toBillRecord(body).results;
	if (!Array.isArray(rows)) return [];
	return rows
		.map(
			(row: unknown) =>
				toText(row) || textOf(toBillRecord(row), 'value') || textOf(toBillRecord(row), 'name'),
		)
		.filter((purpose) => purpose !== '');
}

function chosen(given: unknown): string {
	const text = toText(typeof given === 'object' && given !== null ? toRecord(given).value : given);
	return text.startsWith('=') ? '' : text;
}
