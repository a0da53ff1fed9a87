import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { describeObject } from '../transport/describe';
import { quotedContaining } from '../transport/soqlLiterals';
import { approvalSearch } from './approvalSearch';
import { lookUp } from './lookups';

type Actor = { Id: string; Name: string };

const PAGE_SIZE = 100;

/** Salesforce refuses a larger OFFSET (SOQL reference, API 67). */
const MAX_OFFSET = 2000;

async function searchObjects(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await searchSchema(this, filter, ({ queryable, name }) => queryable && !name.endsWith('__e'));
}

async function searchEvents(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await searchSchema(this, filter, ({ name }) => name.endsWith('__e'));
}

async function searchSchema(
	ctx: ILoadOptionsFunctions,
	filter: string | undefined,
	keep: (object: { name: string; queryable: boolean }) => boolean,
): Promise<INodeListSearchResult> {
	return await lookUp(ctx, 'list the objects', async ({ salesforce }) => {
		const { sobjects } = await salesforce.describeGlobal();
		const results = sobjects
			.filter(keep)
			.map(({ label, name }) => ({ name: `${label} (${name})`, value: name }));
		return {
			results: results
				.filter(({ name }) => contains(name, filter))
				.sort((a, b) => a.name.localeCompare(b.name)),
		};
	});
}

/** Records of the chosen object, last changed first. */
async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await lookUp(this, 'list the records', async ({ salesforce, chosen }) => {
		const objectName = chosen('objectName');
		if (!/^[a-zA-Z][a-zA-Z0-9_]*$/.test(objectName)) return { results: [] };
		const shape = await describeObject(salesforce, objectName);
		const nameField = [...shape.fields.values()].find((field) => field.isNameField)?.name ?? 'Id';
		const where = filter ? ` WHERE ${nameField} LIKE ${quotedContaining(filter)}` : '';
		const offset = Number(paginationToken ?? 0);
		const soql = `SELECT Id, ${nameField} FROM ${objectName}${where} ORDER BY LastModifiedDate DESC LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
		const { records } = await salesforce.query<Record<string, string>>(
			nameField === 'Id' ? soql.replace('Id, Id', 'Id') : soql,
		);
		const results = records.map((record) => ({
			name: String(record[nameField] ?? record.Id),
			value: record.Id,
		}));
		const next = offset + PAGE_SIZE;
		return {
			results,
			...(records.length === PAGE_SIZE && next <= MAX_OFFSET && { paginationToken: String(next) }),
		};
	});
}

/** Active users and queues by name. */
async function searchActors(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await lookUp(this, 'list users and queues', async ({ salesforce }) => {
		const named = filter ? ` AND Name LIKE ${quotedContaining(filter)}` : '';
		const end = `${named} ORDER BY Name ASC LIMIT ${PAGE_SIZE}`;
		const users = await salesforce.query<Actor>(
			`SELECT Id, Name FROM User WHERE IsActive = true AND UserType != 'AutomatedProcess'${end}`,
		);
		const queues = await salesforce.query<Actor>(`SELECT Id, Name FROM Group WHERE Type = 'Queue'${end}`);
		const results = [
			...users.records.map(({ Id, Name }) => ({ name: Name, value: Id })),
			...queues.records.map(({ Id, Name }) => ({ name: `${Name} (queue)`, value: Id })),
		];
		return { results };
	});
}

function contains(name: string, filter = ''): boolean {
	return name.toLowerCase().includes(filter.toLowerCase());
}

/** Searchable lists behind the resource locators. */
export const listSearch = {
	...approvalSearch,
	searchActors,
	searchEvents,
	searchObjects,
	searchRecords,
};
