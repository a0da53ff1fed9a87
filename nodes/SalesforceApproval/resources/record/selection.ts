import { CURRENCY_FIELD, describeObject, fieldsOfOrg } from '../../transport/describe';
import type { OperationCall } from '../../operation/operation';

/** A field, or a path over lookups to a field: "Name", "Vendor__r.Name". */
const FIELD_PATH = /^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*){0,5}$/;

/**
 * The columns to select: those asked for, or every field the user may read. `Id` is always among them.
 *
 * @throws NodeOperationError for a name that is not a field path, so that nothing else can enter the query
 */
export async function selection(
	call: OperationCall,
	objectName: string,
	wanted: string[],
): Promise<string[]> {
	for (const path of wanted) checkFieldPath(call, path);
	if (wanted.length > 0) return [...new Set(['Id', ...wanted])];
	const { fields } = await describeObject(call.salesforce, objectName);
	return [...fields.keys()];
}

/**
 * The same with the optional fields that the org has. The currency of the record is always one of them, where the org has
 * several: an amount without it could be taken for one in another currency.
 */
export async function selectionWithCurrency(
	call: OperationCall,
	objectName: string,
	wanted: string[],
): Promise<string[]> {
	const columns = await selection(call, objectName, wanted);
	if (wanted.length === 0) return columns;
	const optional = [...call.read.names('optionalFields'), CURRENCY_FIELD];
	return [...new Set([...columns, ...(await fieldsOfOrg(call.salesforce, objectName, optional))])];
}

/** The nested query of one child list, e.g. `(SELECT … FROM AP_Invoice_Lines__r)`; empty when none is wanted. */
export async function childSelection(
	call: OperationCall,
	objectName: string,
	childList: string,
	wanted: string[],
): Promise<string[]> {
	if (childList === '') return [];
	const { childLists } = await describeObject(call.salesforce, objectName);
	const childObject = childLists.get(childList);
	if (!childObject) {
		const known = [...childLists.keys()].join(', ') || 'none';
		throw call.read.refuse(
			`${objectName} has no child list "${childList}"`,
			`Its child lists are: ${known}.`,
		);
	}
	const columns = await selection(call, childObject, wanted);
	return [`(SELECT ${columns.join(', ')} FROM ${childList})`];
}

/** @throws NodeOperationError when `path` could be anything but a field */
export function checkFieldPath(call: OperationCall, path: string): void {
	if (FIELD_PATH.test(path)) return;
	throw call.read.refuse(
		`"${path}" is not a field`,
		'Fields are API names such as Amount__c, or paths over a lookup such as Vendor__r.Name.',
	);
}
