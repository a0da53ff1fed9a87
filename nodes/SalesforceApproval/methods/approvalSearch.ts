import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { describeObject } from '../transport/describe';
import { queryRecords } from '../transport/query';
import { quoted, quotedContaining } from '../transport/soqlLiterals';
import { flowItems, submissions } from '../approvals/flowQueries';
import { workItemQuery, type WorkItemRow } from '../approvals/classicQueries';
import { lookUp, type Lookup } from './lookups';

/** Reply of GET /process/approvals: the processes of each object. */
interface ApprovalList {
	approvals: Record<string, unknown[]>;
}

const PAGE_SIZE = 100;
/** Objects with an approval process whose records are offered; an org rarely has more. */
const MAX_OBJECTS = 5;
/** Salesforce refuses a larger OFFSET (SOQL reference, API 67). */
const MAX_OFFSET = 2000;

/** One engine's page of a list. */
interface Page {
	items: INodeListSearchItems[];
	isFull: boolean;
}
type Source = (lookup: Lookup, filter: string, offset: number) => Promise<Page>;

/**
 * A list that goes through several sources one after the other. The token says which source is next and where, so each
 * page costs one query, however long the list is.
 */
function inTurn(intent: string, sources: (lookup: Lookup) => Promise<Source[]>) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: unknown,
	): Promise<INodeListSearchResult> {
		return await lookUp(this, intent, async (lookup) => {
			const all = await sources(lookup);
			const [source = 0, offset = 0] = String(paginationToken ?? '0:0')
				.split(':')
				.map(Number);
			const results: INodeListSearchItems[] = [];
			for (let index = source; index < all.length; index++) {
				const from = index === source ? offset : 0;
				const page = await all[index](lookup, filter, from);
				results.push(...page.items);
				const next = from + PAGE_SIZE;
				if (page.isFull && next <= MAX_OFFSET) return { results, paginationToken: `${index}:${next}` };
				if (results.length >= PAGE_SIZE && index + 1 < all.length)
					return { results, paginationToken: `${index + 1}:0` };
			}
			return { results };
		});
	};
}

/** Records of the objects that have an approval process, last changed first. */
const searchRecordsToSubmit = inTurn('list the records to submit', async ({ salesforce }) => {
	const { approvals } = await salesforce.request<ApprovalList>('/process/approvals');
	const objects = Object.keys(approvals).filter((name) => approvals[name].length > 0);
	return objects.slice(0, MAX_OBJECTS).map((objectName) => recordsOf(objectName, objects.length > 1));
});

function recordsOf(objectName: string, namesObject: boolean): Source {
	return async ({ salesforce }, filter, offset) => {
		const { fields } = await describeObject(salesforce, objectName);
		const nameField = [...fields.values()].find((field) => field.isNameField)?.name;
		const columns = nameField ? `Id, ${nameField}` : 'Id';
		const where = filter && nameField ? ` WHERE ${nameField} LIKE ${quotedContaining(filter)}` : '';
		const soql = `SELECT ${columns} FROM ${objectName}${where} ORDER BY LastModifiedDate DESC LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
		const rows = await queryRecords<Record<string, string>>(salesforce, soql, PAGE_SIZE);
		const items = rows.map((row) => {
			const name = (nameField && row[nameField]) || row.Id;
			return { name: namesObject ? `${name} (${objectName})` : name, value: row.Id };
		});
		return { items, isFull: rows.length === PAGE_SIZE };
	};
}

/** A request as both engines have it. */
interface Open {
	workItemId: string;
	recordId: string;
	recordName: string;
	actorName: string;
}

/** Open requests of approval processes, oldest first. */
async function classicRequests({ salesforce }: Lookup, filter: string, offset: number): Promise<Open[]> {
	const named = filter ? `ProcessInstance.TargetObject.Name LIKE ${quotedContaining(filter)}` : '';
	const soql = `${workItemQuery(named, PAGE_SIZE)} OFFSET ${offset}`;
	const rows = await queryRecords<WorkItemRow>(salesforce, soql, PAGE_SIZE);
	return rows.map((row) => {
		const { TargetObjectId = '', TargetObject } = row.ProcessInstance ?? {};
		return {
			workItemId: row.Id,
			recordId: TargetObjectId,
			recordName: TargetObject?.Name ?? TargetObjectId,
			actorName: row.Actor?.Name ?? row.ActorId,
		};
	});
}

/** Open requests of flow approvals, oldest first. */
async function flowRequests({ salesforce }: Lookup, filter: string, offset: number): Promise<Open[]> {
	const named = filter ? ` AND RelatedRecord.Name LIKE ${quotedContaining(filter)}` : '';
	const rest = `WHERE Status = ${quoted('Assigned')}${named} ORDER BY CreatedDate ASC LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
	const rows = await flowItems(salesforce, rest);
	return rows.map((row) => ({
		workItemId: row.Id,
		recordId: row.RelatedRecordId,
		recordName: row.RelatedRecord?.Name ?? row.RelatedRecordId,
		actorName: row.AssignedTo?.Name ?? row.AssignedToId ?? '',
	}));
}

function openRequests(toItem: (request: Open) => INodeListSearchItems): () => Promise<Source[]> {
	const sources = [classicRequests, flowRequests].map((read): Source => {
		return async (lookup, filter, offset) => {
			const requests = await read(lookup, filter, offset);
			return { items: distinct(requests.map(toItem)), isFull: requests.length === PAGE_SIZE };
		};
	});
	return async () => sources;
}

/** Records that wait for approval, of both engines; one entry per record. */
const searchPendingRecords = inTurn(
	'list what waits for approval',
	openRequests(({ recordName, recordId }) => ({ name: recordName, value: recordId })),
);

/** Open requests of both engines. */
const searchWorkItems = inTurn(
	'list what waits for approval',
	openRequests(({ recordName, actorName, workItemId }) => ({
		name: `${recordName} (for ${actorName})`,
		value: workItemId,
	})),
);

/** Records that went through an approval of either engine, last submitted first. */
const searchSubmittedRecords = inTurn('list the submitted records', async () => [
	async ({ salesforce }, filter, offset) => {
		const named = filter ? ` WHERE TargetObject.Name LIKE ${quotedContaining(filter)}` : '';
		const soql = `SELECT TargetObjectId, TargetObject.Name FROM ProcessInstance${named} ORDER BY CreatedDate DESC LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
		type Row = { TargetObjectId: string; TargetObject?: { Name?: string } | null };
		const rows = await queryRecords<Row>(salesforce, soql, PAGE_SIZE);
		const items = rows.map((row) => ({
			name: row.TargetObject?.Name ?? row.TargetObjectId,
			value: row.TargetObjectId,
		}));
		return { items: distinct(items), isFull: rows.length === PAGE_SIZE };
	},
	async ({ salesforce }, filter, offset) => {
		const named = filter ? `WHERE RelatedRecord.Name LIKE ${quotedContaining(filter)} ` : '';
		const rest = `${named}ORDER BY CreatedDate DESC LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
		const rows = await submissions(salesforce, rest);
		const items = rows.map((row) => ({
			name: row.RelatedRecord?.Name ?? row.RelatedRecordId,
			value: row.RelatedRecordId,
		}));
		return { items: distinct(items), isFull: rows.length === PAGE_SIZE };
	},
]);

function distinct(items: INodeListSearchItems[]): INodeListSearchItems[] {
	return [...new Map(items.map((item) => [item.value, item])).values()];
}

/** Lists behind the locators of approvals. */
export const approvalSearch = {
	searchPendingRecords,
	searchRecordsToSubmit,
	searchSubmittedRecords,
	searchWorkItems,
};
