import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { toCents } from '../../shared/money';
import { remember } from '../../shared/memory/remember';
import { chosenIn, toText } from '../parameters/reader';
import { rowsOf, textOf, toBillRecord } from '../records/record';
import { listPolicies } from '../resources/approvalPolicy/policyCalls';
import { readBill } from '../resources/bill/find/billCalls';
import { linesOf } from '../resources/bill/lines/billLines';
import { listApCards, listCards } from '../resources/fundingAccount/fundingAccountCalls';
import { reachableOrganizations } from '../resources/organization/reachableOrganizations';
import type { BillClient } from '../transport/client';
import { listSubscriptions } from '../webhook/subscriptionApi';
import { amountLabel, labelOf, textsOf } from './labels';

type Entries = INodeListSearchResult['results'];

/** A list that comes whole, and is searched here: entries whose name contains the search text. */
export type ShortList = (client: BillClient<ILoadOptionsFunctions>) => Promise<Entries>;

/** A console of an accountant may reach hundreds; nobody scrolls through more. */
const MOST_ORGANIZATIONS = 1_000;
/** BILL gives all policies in one answer; typing does not ask for it again. */
const POLICIES_LIFE_MS = 20_000;
/** Time to type and choose, short enough to see a card that was just verified. */
const CARDS_LIFE_MS = 60_000;
const PURPOSES_LIFE_MS = 60_000;

/** Every list the editor reads whole, by the method the locators name. */
export const SHORT_LISTS = {
	searchApprovalPolicies: async (client) => {
		const policies = await kept(client, 'policies', POLICIES_LIFE_MS, async () => await listPolicies(client));
		return policies.map((policy) => entryOf(policy, textOf(policy, 'policyName')));
	},
	/** The cards the user of the credential is verified for. */
	searchCardAccounts: async (client) =>
		cardEntries(await kept(client, 'cards', CARDS_LIFE_MS, async () => await listCards(client, 'VERIFIED'))),
	searchApCards: async (client) =>
		cardEntries(await kept(client, 'apCards', CARDS_LIFE_MS, async () => await listApCards(client))),
	/** The line items of the bill chosen in the node, in its order. */
	searchBillLineItems: async (client) => {
		const billId = toText(client.ctx.getCurrentNodeParameter('billId', { extractValue: true }));
		if (!billId) return [];
		return linesOf(await readBill(client, billId)).map((line, index) => ({
			name: [`${index + 1}.`, amountLabel(toCents(line.amount)), textOf(line, 'description')]
				.filter(Boolean)
				.join(' '),
			value: textOf(line, 'id'),
		}));
	},
	/**
	 * What a card payment of the chosen bill may be for. It depends on the vendor of the bill and the brand of the card;
	 * while one of them is an expression, or BILL needs no purpose, the list is empty.
	 */
	searchCardFundingPurposes: async (client) => {
		const billId = chosen(client.ctx.getCurrentNodeParameter('billId'));
		const cardId = chosen(client.ctx.getCurrentNodeParameter('fundingAccountId'));
		if (!billId || !cardId) return [];
		const purposes = await kept(client, `purposes:${billId}:${cardId}`, PURPOSES_LIFE_MS, async () => {
			const vendorId = textOf(await readBill(client, billId), 'vendorId');
			return await readPurposes(client, vendorId, cardId);
		});
		return purposes.map((purpose) => ({ name: purpose, value: purpose }));
	},
	/** The organizations the sign-in can reach. */
	searchOrganizations: async (client) => {
		const organizations = await reachableOrganizations(client, MOST_ORGANIZATIONS);
		return organizations.map((organization) => entryOf(organization, textOf(organization, 'name')));
	},
	searchSubscriptions: async (client) =>
		(await listSubscriptions(client)).map(({ id, name, notificationUrl, isEnabled }) => ({
			name: `${name} → ${notificationUrl}${isEnabled ? '' : ' (switched off)'}`,
			value: id,
		})),
} satisfies Record<string, ShortList>;

/** The entries a search text is part of; capitals, blanks and Unicode forms make no difference. */
export function containing(entries: Entries, filter: string): Entries {
	const search = foldedText(filter);
	return entries.filter(({ name }) => foldedText(name).includes(search));
}

async function kept<T>(client: BillClient, list: string, lifeMs: number, load: () => Promise<T>): Promise<T> {
	return await remember(`${list}:${client.organization}`, lifeMs, load);
}

function entryOf(record: IDataObject, name: string): Entries[number] {
	return { name: name || textOf(record, 'id'), value: textOf(record, 'id') };
}

function cardEntries(cards: IDataObject[]): Entries {
	return cards
		.filter((card) => card.archived !== true)
		.map((card) => entryOf(card, labelOf(...textsOf(card, 'name', 'brand', 'last4', 'status'))));
}

async function readPurposes(client: BillClient, vendorId: string, cardId: string): Promise<string[]> {
	const brand = await client.request({
		intent: `return the card ${cardId}`,
		method: 'GET',
		path: `/v3/funding-accounts/cards/${encodeURIComponent(cardId)}`,
		decode: (body) => textOf(toBillRecord(body), 'brand'),
	});
	return await client.request({
		intent: 'list card funding purposes',
		method: 'GET',
		path: '/v3/funding-accounts/cards/funding-purposes',
		query: { vendorId, brand },
		// An empty answer means that none is needed; the form of the others is not documented.
		decode: (body) =>
			(rowsOf(body) ?? [])
				.map((row) => toText(row) || textOf(toBillRecord(row), 'value') || textOf(toBillRecord(row), 'name'))
				.filter((purpose) => purpose !== ''),
	});
}

/** The id in a locator of the node; empty while it is an expression. */
function chosen(given: unknown): string {
	const text = chosenIn(given);
	return text.startsWith('=') ? '' : text;
}
