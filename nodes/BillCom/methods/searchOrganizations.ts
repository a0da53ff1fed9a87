import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { reachableOrganizations } from '../resources/organization/reachableOrganizations';
import { textOf } from '../records/record';

/** A console of an accountant may reach hundreds; nobody scrolls through more. */
const MOST = 1_000;

/** The organizations the sign-in can reach, by name. */
export async function searchOrganizations(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const search = foldedText(filter);
	const organizations = await reachableOrganizations(this, MOST, 0);
	const results = organizations.map((organization) => ({
		name: textOf(organization, 'name') || textOf(organization, 'id'),
		value: textOf(organization, 'id'),
	}));
	return { results: results.filter(({ name }) => foldedText(name).includes(search)) };
}
