import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { objectOf, textOf } from '../records/record';
import { searchList } from './searchList';

/** Users by name, with their role: only those of some roles may approve or pay. */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = { intent: 'list users', path: '/v3/users', sort: 'firstName:asc', label: userLabel };
	return await searchList(this, list, filter, cursor);
}

/** Roles by what they are called in BILL. */
export async function searchRoles(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = { intent: 'list roles', path: '/v3/roles', sort: 'description:asc', label: roleLabel };
	return await searchList(this, list, filter, cursor);
}

function userLabel(user: IDataObject): string {
	const name = [textOf(user, 'firstName'), textOf(user, 'lastName')].filter(Boolean).join(' ');
	return [name || textOf(user, 'email'), roleLabel(objectOf(user, 'role'))].filter(Boolean).join(', ');
}

function roleLabel(role: IDataObject): string {
	return textOf(role, 'description') || textOf(role, 'type');
}
