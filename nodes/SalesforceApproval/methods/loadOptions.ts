import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { describeObject, type FieldShape } from '../transport/describe';
import { lookUp } from './lookups';

/** Reply of GET /process/approvals: the processes of each object; jsforce's type is another one (docs/decisions/018). */
interface ApprovalList {
	approvals: Record<string, Array<{ id: string; name: string }>>;
}

/** A list of an object's fields for a drop-down; `keep` says which of them. */
function fieldList(objectParameter: string, keep: (field: FieldShape) => boolean) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await lookUp(this, 'list the fields', async ({ salesforce, chosen }) => {
			const objectName = chosen(objectParameter);
			if (objectName === '') return [];
			const { fields } = await describeObject(salesforce, objectName, true);
			return [...fields.values()].filter(keep).map(toOption).sort(byName);
		});
	};
}

async function getChildLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await lookUp(this, 'list the child lists', async ({ salesforce, chosen }) => {
		const objectName = chosen('objectName');
		if (objectName === '') return [];
		const { childLists } = await describeObject(salesforce, objectName, true);
		const options = [...childLists].map(([list, child]) => ({ name: `${list} (${child})`, value: list }));
		return [{ name: 'None', value: '' }, ...options.sort(byName)];
	});
}

async function getChildFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await lookUp(this, 'list the fields of the children', async ({ salesforce, chosen }) => {
		const objectName = chosen('objectName');
		if (objectName === '') return [];
		const { childLists } = await describeObject(salesforce, objectName);
		const child = childLists.get(chosen('childList'));
		if (!child) return [];
		const { fields } = await describeObject(salesforce, child);
		return [...fields.values()].map(toOption).sort(byName);
	});
}

async function getApprovalProcesses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await lookUp(this, 'list the approval processes', async ({ salesforce }) => {
		const { approvals: byObject } = await salesforce.request<ApprovalList>('/process/approvals');
		const processes = Object.entries(byObject).flatMap(([objectName, list]) =>
			list.map(({ id, name }) => ({ name: `${name} (${objectName})`, value: id })),
		);
		return processes.sort(byName);
	});
}

function toOption({ label, name, type }: FieldShape): INodePropertyOptions {
	return { name: `${label} (${name})`, value: name, description: type };
}

function byName(one: INodePropertyOptions, other: INodePropertyOptions): number {
	return one.name.localeCompare(other.name);
}

/** Drop-down lists of the editor. */
export const loadOptions = {
	getApprovalProcesses,
	getChildFields,
	getChildLists,
	getCreateableFields: fieldList('objectName', ({ isCreateable }) => isCreateable),
	getEventFields: fieldList('eventName', ({ isCreateable }) => isCreateable),
	getExternalIdFields: fieldList('objectName', ({ isExternalId, name }) => isExternalId && name !== 'Id'),
	getFilterableFields: fieldList('objectName', ({ isFilterable }) => isFilterable),
	getReadableFields: fieldList('objectName', () => true),
	getUpdateableFields: fieldList('objectName', ({ isUpdateable }) => isUpdateable),
	getWriteableFields: fieldList(
		'objectName',
		({ isCreateable, isUpdateable }) => isCreateable || isUpdateable,
	),
};
