import type { IDataObject } from 'n8n-workflow';
import { objectLocator, recordLocator } from '../../parameters/locators';
import { withDetails } from '../../../shared/operation/failedItem';
import { chunked, groupedBy } from '../../../shared/values/chunks';
import type { Operation, OperationCall } from '../../operation/operation';
import { type ReadCall, readEach } from '../../operation/readEach';
import { fieldsToReturn, optionalFields, sendInBulk } from '../../parameters/recordFields';
import { attempt } from '../../transport/attempt';
import { describeObject } from '../../transport/describe';
import { SalesforceRefusedError } from '../../transport/refusal';
import { flatRecord } from '../../transport/flatRecord';
import { childListFields, selectStatement, wantsChildLists } from './childLists';
import { idKey, idsInAQuery, readByIds } from './readByIds';
import { NodeOperationError } from 'n8n-workflow';

/**
 * GET /sobjects/<object>/<id> → the record with all its fields; a query by id where fields or child lists are chosen, and
 * in bulk. Expect INVALID_FIELD, INVALID_TYPE, NOT_FOUND.
 */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a record',
		description: 'Read one record, with lists of its child records if wanted',
	},
	isRepeatable: true,
	output: { shape: { Id: 'text', Name: 'text' }, isOpen: true },
	fields: [
		objectLocator,
		recordLocator('The record to read', 'searchRecords'),
		fieldsToReturn,
		optionalFields,
		...childListFields,
		{
			...sendInBulk,
			description:
				'Whether to read up to 200 records in one call. Each input item gets its own record, or its own error.',
		},
	],
	intent: ({ read }) => `read ${read.apiName('objectName')} ${read.id('recordId')}`,
	async execute(call) {
		const { read, salesforce } = call;
		const objectName = read.apiName('objectName');
		const recordId = read.id('recordId');
		if (read.names('fieldsToReturn').length === 0 && !wantsChildLists(call))
			return [await wholeRecord(call, objectName, recordId)];
		const select = await selectStatement(call, objectName);
		const found = (await readByIds(salesforce, select, [recordId])).get(idKey(recordId));
		if (!found) throw refuseMissing(call, objectName, recordId);
		return [flatRecord(found)];
	},
	async *together(calls) {
		const wanted = yield* readEach(calls, readWanted);
		for (const chunk of inQueries(wanted)) {
			const [{ call, value }] = chunk;
			const ids = chunk.map((one) => one.value.recordId);
			const found = await attempt(async () => await readByIds(call.salesforce, value.select, ids));
			for (const one of chunk)
				yield [one.call, 'value' in found ? outcomeOf(found.value, one) : { error: found.failure }];
		}
	},
};

/** What one item asks for. */
interface Wanted {
	objectName: string;
	recordId: string;
	select: string;
}

async function readWanted(call: OperationCall): Promise<Wanted> {
	const objectName = call.read.apiName('objectName');
	const recordId = call.read.id('recordId');
	return { objectName, recordId, select: await selectStatement(call, objectName) };
}

/** Items that ask for the same of different records share a query. */
function inQueries(wanted: Array<ReadCall<Wanted>>): Array<Array<ReadCall<Wanted>>> {
	return groupedBy(wanted, ({ value }) => value.select).flatMap((group) =>
		chunked(group, idsInAQuery(group[0].value.select)),
	);
}

/** The record of an item, its own copy even where another asks for the same one. */
function outcomeOf(
	found: Map<string, Record<string, unknown>>,
	{ call, value: { objectName, recordId } }: ReadCall<Wanted>,
): { record: IDataObject } | { error: unknown } {
	const record = found.get(idKey(recordId));
	return record ? { record: flatRecord(record) } : { error: refuseMissing(call, objectName, recordId) };
}

/** Naming all fields of a wide object makes a query longer than an address may be; the record's own resource needs no names. */
async function wholeRecord(call: OperationCall, objectName: string, recordId: string): Promise<IDataObject> {
	const { salesforce } = call;
	const read = await attempt(async () => await salesforce.sobject(objectName).retrieve(recordId));
	if ('value' in read) return flatRecord(read.value);
	const { failure } = read;
	if (!(failure instanceof SalesforceRefusedError) || failure.status !== 404) throw failure;
	// The answer is the same for an object that does not exist; the description tells.
	await describeObject(salesforce, objectName);
	throw refuseMissing(call, objectName, recordId);
}

/**
 * Nothing found by an ID, in a word a workflow can branch on: `recordNotFound`. Salesforce tells neither deleted nor hidden
 * records apart.
 */
export function refuseMissing({ ctx, itemIndex }: OperationCall, objectName: string, recordId: string) {
	const refusal = new NodeOperationError(ctx.getNode(), `There is no ${objectName} with the ID ${recordId}`, {
		description:
			'The record was deleted, belongs to another object, or the user of the credential may not see it.',
		itemIndex,
		level: 'warning',
	});
	return withDetails(refusal, { reason: 'recordNotFound' });
}
