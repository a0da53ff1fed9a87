import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { type ClassificationKind, KINDS } from '../resources/classification/kinds';
import { toText } from '../parameters/reader';
import { objectOf, textOf } from '../records/record';
import { searchList } from './searchList';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
) => Promise<INodeListSearchResult>;

/** GL accounts by number and name. */
export const searchAccounts = searchOf(KINDS.chartOfAccount);
export const searchAccountingClasses = searchOf(KINDS.accountingClass);
export const searchDepartments = searchOf(KINDS.department);
export const searchEmployees = searchOf(KINDS.employee);
export const searchItems = searchOf(KINDS.item);
export const searchJobs = searchOf(KINDS.job);
export const searchLocations = searchOf(KINDS.location);

/** Searches one of the lists bills are coded with: what can be restored for Restore, else what can be used. */
function searchOf(kind: ClassificationKind): Search {
	return async function search(this: ILoadOptionsFunctions, filter, cursor) {
		return await searchList(
			this,
			{
				intent: `list ${kind.plural}`,
				path: kind.path,
				sort: 'createdTime:asc',
				isArchived: this.getCurrentNodeParameter('operation') === 'restore',
				label: (entry) => labelOf(kind, entry),
				clauseFor: (text) => (asksForName(kind, text) ? { field: 'name', op: 'sw', value: text } : undefined),
			},
			filter,
			cursor,
		);
	};
}

/** "6100 Office Supplies" where an entry has a number (field reports, 2026-11), else its name. */
function labelOf(kind: ClassificationKind, entry: IDataObject): string {
	const number = toText(objectOf(entry, 'account').number);
	const names = kind.nameFields.map((field) => textOf(entry, field));
	return [number, ...names].filter(Boolean).join(' ') || textOf(entry, 'shortName');
}

/** BILL can filter by a name of one field; a number stands in another field, which it cannot filter by. */
function asksForName({ nameFields }: ClassificationKind, text: string): boolean {
	return nameFields.length === 1 && !/^\d/.test(text);
}
