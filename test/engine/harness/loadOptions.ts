/** Option lists and resource-locator searches, asked as the editor asks them. */
import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';
import { aNode, aWorkflow, additionalDataFor } from './context';
import type { NodeUnderTest } from './context';
import { loadPackage } from './package';

/** Entries of a dropdown that names `method` in `loadOptionsMethod`. */
export async function loadOptions(options: NodeUnderTest, method: string): Promise<INodePropertyOptions[]> {
	const { context, methods } = await contextFor(options);
	const load = methods?.loadOptions?.[method];
	if (!load) throw new Error(`${options.type} has no option list "${method}"`);
	return await load.call(context);
}

/** One page of a locator's list; `page` is the paginationToken of the page before. */
export async function searchList(
	options: NodeUnderTest,
	method: string,
	{ filter, page }: { filter?: string; page?: string } = {},
): Promise<INodeListSearchResult> {
	const { context, methods } = await contextFor(options);
	const search = methods?.listSearch?.[method];
	if (!search) throw new Error(`${options.type} has no list search "${method}"`);
	return await search.call(context, filter, page);
}

/** Columns of a resource mapper that names `method` in `resourceMapperMethod`. */
export async function mapperColumns(options: NodeUnderTest, method: string): Promise<ResourceMapperField[]> {
	const { context, methods } = await contextFor(options);
	const map = methods?.resourceMapping?.[method];
	if (!map) throw new Error(`${options.type} has no column list "${method}"`);
	return (await map.call(context)).fields;
}

async function contextFor(options: NodeUnderTest) {
	const loaded = await loadPackage();
	const node = aNode(options);
	const workflow = aWorkflow(loaded, [node]);
	const additionalData = additionalDataFor(loaded, workflow, 'internal');
	additionalData.currentNodeParameters = node.parameters;
	const { methods } = loaded.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	return { context: new LoadOptionsContext(workflow, node, additionalData, '/parameters'), methods };
}
