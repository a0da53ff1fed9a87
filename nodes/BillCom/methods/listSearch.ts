import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { PAGED_LISTS, type PagedList } from './pagedLists';
import { searchArchivedBills, searchBills } from './searchBills';
import { searchEvents } from './searchEvents';
import { searchList } from './searchList';
import { searchBillingAddresses, searchNetworkMembers } from './searchNetworkMembers';
import { searchArchivedVendors, searchVendors } from './searchVendors';
import { containing, SHORT_LISTS, type ShortList } from './shortLists';
import { clientOf } from '../transport/client';

/** What n8n calls to fill the list of a locator: by the search text, then by the cursor of the answer before. */
type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
) => Promise<INodeListSearchResult>;

/** Every search of the editor, by the name the locators of `parameters/locators.ts` give it. */
export const listSearch = {
	...searchesOf(PAGED_LISTS, pagedSearch),
	...searchesOf(SHORT_LISTS, shortSearch),
	searchArchivedBills,
	searchArchivedVendors,
	searchBillingAddresses,
	searchBills,
	searchEvents,
	searchNetworkMembers,
	searchVendors,
};

function searchesOf<K extends string, L>(
	lists: Record<K, L>,
	searchOf: (list: L) => Search,
): Record<K, Search> {
	const searches = Object.entries<L>(lists).map(([name, list]) => [name, searchOf(list)] as const);
	return Object.fromEntries(searches) as Record<K, Search>;
}

function pagedSearch(list: PagedList): Search {
	return async function search(this: ILoadOptionsFunctions, filter, cursor) {
		const client = await clientOf(this);
		const chosen = typeof list === 'function' ? await list(client) : list;
		return await searchList(client, chosen, filter, cursor);
	};
}

function shortSearch(list: ShortList): Search {
	return async function search(this: ILoadOptionsFunctions, filter = '') {
		return { results: containing(await list(await clientOf(this)), filter) };
	};
}
