import type { INodeProperties } from 'n8n-workflow';
import { toText } from '../../../shared/values/text';
import { describeObject, type FieldShape } from '../../transport/describe';
import { quotedContaining, quotedStarting } from '../../transport/soqlLiterals';
import type { OperationCall } from '../../operation/operation';
import { asNames } from '../../parameters/reader';
import { fieldText } from './fieldText';
import { soqlLiteral } from './literals';
import { checkFieldPath } from './selection';

/** How a field is compared, by the value of "Operator"; those that are not plain comparisons come below. */
const COMPARISONS: Record<string, string> = {
	equals: '=',
	notEquals: '!=',
	greaterThan: '>',
	greaterOrEqual: '>=',
	lessThan: '<',
	lessOrEqual: '<=',
};

export const conditionsField: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Condition',
	default: {},
	options: [
		{
			displayName: 'Condition',
			name: 'condition',
			values: [
				{
					displayName: 'Field Name or ID',
					name: 'field',
					type: 'options',
					typeOptions: {
						loadOptionsMethod: 'getFilterableFields',
						loadOptionsDependsOn: ['objectName.value'],
					},
					default: '',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					options: [
						{ name: 'Contains', value: 'contains' },
						{ name: 'Equals', value: 'equals' },
						{ name: 'Greater Than', value: 'greaterThan' },
						{ name: 'Greater Than or Equal', value: 'greaterOrEqual' },
						{ name: 'Is Empty', value: 'isEmpty' },
						{ name: 'Is Not Empty', value: 'isNotEmpty' },
						{ name: 'Is One Of', value: 'in' },
						{ name: 'Less Than', value: 'lessThan' },
						{ name: 'Less Than or Equal', value: 'lessOrEqual' },
						{ name: 'Not Equals', value: 'notEquals' },
						{ name: 'Starts With', value: 'startsWith' },
					],
					default: 'equals',
					description: 'How the field is compared with Value',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					displayOptions: { hide: { operator: ['isEmpty', 'isNotEmpty'] } },
					description:
						'The value to compare with. If empty, records whose field is empty are found. Write dates as 2026-11-30, or as SOQL words such as TODAY or LAST_N_DAYS:30, and times of day as 08:30. Times without a time zone are in the time zone of the workflow. Separate several values with commas for Is One Of, and for Contains on a multi-select picklist, where one match is enough.',
				},
			],
		},
	],
	description: 'Which records to return. If empty, all of them.',
};

export const combineConditions: INodeProperties = {
	displayName: 'Must Match',
	name: 'combineConditions',
	type: 'options',
	options: [
		{ name: 'Any Condition', value: 'any' },
		{ name: 'All Conditions', value: 'all' },
	],
	default: 'all',
	description: 'Whether a record has to meet one of the conditions or all of them',
};

/**
 * One row of the form as a SOQL condition. The field is checked against the org, the value is written in the way its
 * type asks for, so neither can change the query.
 *
 * @throws NodeOperationError for an unknown field, or a value that does not fit the field's type
 */
export async function toCondition(
	call: OperationCall,
	objectName: string,
	row: Record<string, unknown>,
): Promise<string> {
	const path = toText(row.field);
	const operator = toText(row.operator) || 'equals';
	checkFieldPath(call, path);
	if (operator === 'isEmpty') return `${path} = null`;
	if (operator === 'isNotEmpty') return `${path} != null`;
	refuseNothing(call, path, operator, row);
	const field = await fieldAt(call, objectName, path);
	const { value } = row;
	if (field.type === 'multipicklist' && ['contains', 'startsWith'].includes(operator))
		return multiPicklistCondition(call, field, { path, operator, value });
	if (operator === 'contains') return `${path} LIKE ${quotedContaining(fieldText(call, field, value))}`;
	if (operator === 'startsWith') return `${path} LIKE ${quotedStarting(fieldText(call, field, value))}`;
	if (operator === 'in') return `${path} IN (${literalsOf(call, field, value, 'Is One Of')})`;
	const comparison = COMPARISONS[operator];
	if (!comparison)
		throw call.read.refuse(`Operator "${operator}" is unknown`, 'Choose an operator from the list.');
	return `${path} ${comparison} ${soqlLiteral(call, field, value)}`;
}

/** LIKE '%%' finds every record with a text, and a misspelt expression would ask for that. */
function refuseNothing(
	{ read }: OperationCall,
	path: string,
	operator: string,
	row: Record<string, unknown>,
): void {
	if ('value' in row && row.value === undefined)
		throw read.refuse(
			`The expression for the value of the condition on ${path} returns nothing (undefined)`,
			'Correct the expression, or let it return null to find records whose field is empty.',
		);
	if (['contains', 'startsWith'].includes(operator) && (row.value ?? '') === '')
		throw read.refuse(`The condition on ${path} has no value`, 'Enter one, or use Is Empty.');
}

/** Salesforce compares the choices of a multi-select picklist with INCLUDES, and takes no LIKE on them. */
function multiPicklistCondition(
	call: OperationCall,
	field: FieldShape,
	{ path, operator, value }: { path: string; operator: string; value: unknown },
): string {
	if (operator === 'contains') return `${path} INCLUDES (${literalsOf(call, field, value, 'Contains')})`;
	throw call.read.refuse(
		`${field.label} (${field.name}) is a multi-select picklist, which does not support Starts With`,
		'Choose Contains. It finds records that have one of the values you enter, separated by commas.',
	);
}

function literalsOf(call: OperationCall, field: FieldShape, value: unknown, operator: string): string {
	const values = listOf(value);
	if (values.length > 0) return values.map((one: unknown) => soqlLiteral(call, field, one)).join(', ');
	throw call.read.refuse(
		`The condition on ${field.label} (${field.name}) has no value`,
		`Enter at least one value for ${operator}.`,
	);
}

/** A list as it is; a text with commas taken apart; anything else as the only entry, which its field may refuse. */
function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return typeof value === 'string' ? asNames(value) : [value ?? []].flat();
}

/** Follows a path over lookups. A lookup that may lead to several objects ends at Name, which all of them have. */
async function fieldAt(call: OperationCall, objectName: string, path: string): Promise<FieldShape> {
	const [first, ...rest] = path.split('.');
	if (rest.length > 0) {
		const shape = await describeObject(call.salesforce, objectName);
		const lookup = [...shape.fields.values()].find(({ relationshipName }) =>
			sameName(relationshipName, first),
		);
		if (lookup?.referenceTo[0]) return await fieldAt(call, lookup.referenceTo[0], rest.join('.'));
	} else {
		const field =
			(await findField(call, objectName, first, false)) ?? (await findField(call, objectName, first, true));
		if (field) return field;
	}
	throw call.read.refuse(
		`${objectName} has no field "${path}"`,
		'Choose the field from the list, or check its API name and that the user may see it.',
	);
}

async function findField(
	call: OperationCall,
	objectName: string,
	name: string,
	isFresh: boolean,
): Promise<FieldShape | undefined> {
	const shape = await describeObject(call.salesforce, objectName, isFresh);
	return shape.fields.get(name) ?? [...shape.fields.values()].find((field) => sameName(field.name, name));
}

/** API names are the same in any case. */
function sameName(one: string | undefined, other: string): boolean {
	return one?.toLowerCase() === other.toLowerCase();
}
