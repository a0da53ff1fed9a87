import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { withDetails } from '../../../shared/operation/failedItem';
import { groupedBy } from '../../../shared/values/chunks';
import type { CallOutcome, Operation, OperationCall } from '../../operation/operation';
import { type ReadCall, readEach } from '../../operation/readEach';
import { objectLocator } from '../../parameters/locators';
import { formFields, sendInBulk } from '../../parameters/recordFields';
import { attempt } from '../../transport/attempt';
import { describeObject, type ObjectShape } from '../../transport/describe';
import { SalesforceRefusedError } from '../../transport/refusal';
import type { Claim, ClaimPlace, ClaimResult } from './claims/claim';
import { claimAll } from './claims/claimAll';
import { formValues } from './values';

const MINUTE_MS = 60_000;

const claimFields: INodeProperties[] = [
	{
		...objectLocator,
		default: { mode: 'id', value: 'BILL_Claim__c' },
		description: 'The object that keeps the claims. BILL_Claim__c comes with the Salesforce package.',
	},
	{
		displayName: 'Key Field Name or ID',
		name: 'keyField',
		type: 'options',
		required: true,
		typeOptions: { loadOptionsMethod: 'getCreateableFields', loadOptionsDependsOn: ['objectName.value'] },
		default: 'Key__c',
		description:
			'The field for the key; Salesforce must keep it unique. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. a01Hp00000XyZaBIAV:04gHp0000012345IAA',
		description:
			'What only one may do, in at most 255 characters, e.g. the ID of the record and of its approval. Always make it from the same facts in the same way.',
	},
	{
		displayName: 'Holder Field Name or ID',
		name: 'holderField',
		type: 'options',
		required: true,
		typeOptions: { loadOptionsMethod: 'getCreateableFields', loadOptionsDependsOn: ['objectName.value'] },
		default: 'Holder__c',
		description:
			'The field for the holder. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Holder',
		name: 'holder',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.holder }}',
		description:
			'Who claims: a name that stays the same when this item is tried again, and that nobody else has, e.g. a random text stored in the row of a table. With the ID of the execution, a second execution would find the key taken by the first.',
	},
	{
		displayName: 'Take Over After (Minutes)',
		name: 'takeOverAfterMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'From which age on the claim of another holder is taken over, counted from its last change by the clock of Salesforce. 0 means never. Choose more than the longest time the work can take.',
	},
];

/**
 * POST /composite/sobjects, and a query for the keys that are refused with DUPLICATE_VALUE → `{ outcome: claimed | held |
 * taken, currentHolder, since, … }`. That somebody else has the key is a result, not an error. Expect INSUFFICIENT_ACCESS
 * where the user may not create claims.
 */
export const claim: Operation = {
	option: {
		name: 'Claim',
		value: 'claim',
		action: 'Claim a key',
		description:
			'Add a record with a unique key, to decide who goes on: of all workflows and n8n servers that want the same key, one gets it',
	},
	isRepeatable: true,
	output: {
		shape: {
			outcome: 'text',
			id: 'textOrNull',
			objectName: 'text',
			key: 'text',
			holder: 'text',
			currentHolder: 'text',
			since: 'textOrNull',
			takenOverFrom: 'textOrNull',
		},
	},
	fields: [
		...claimFields,
		formFields({
			displayName: 'Further Fields',
			description: 'What else to store with a claim that is new or taken over, e.g. the ID of the record',
			loadOptionsMethod: 'getCreateableFields',
			loadOptionsDependsOn: ['objectName.value'],
		}),
		{
			...sendInBulk,
			default: true,
			description:
				'Whether to claim up to 200 keys in one call. Each input item gets its own result or error. Of two items with the same key, the first gets it.',
		},
	],
	intent: ({ read }) => `claim "${read.text('key')}" in ${read.apiName('objectName')}`,
	async *together(calls) {
		const wanted = yield* readEach(calls, readClaim);
		const placeOf = ({ value: { place } }: ReadCall<Wanted>) => Object.values(place).join(' ');
		for (const group of groupedBy(wanted, placeOf)) yield* claimGroup(group);
	},
	async execute(call) {
		for await (const [, outcome] of claimGroup([{ call, value: await readClaim(call) }])) {
			if ('error' in outcome) throw outcome.error;
			return [outcome.record];
		}
		return [];
	},
};

/** What one item asks for. */
interface Wanted {
	place: ClaimPlace;
	claim: Claim;
}

async function* claimGroup(group: Array<ReadCall<Wanted>>): AsyncGenerator<CallOutcome> {
	const [{ call, value }] = group;
	const items = new Map(group.map((one) => [one.value.claim, one]));
	for await (const [wanted, result] of claimAll(call.salesforce, value.place, [...items.keys()])) {
		const item = items.get(wanted);
		if (item) yield [item.call, toOutcome(item.value, result)];
	}
}

function toOutcome(
	{ place: { objectName }, claim: { key, holder } }: Wanted,
	result: ClaimResult,
): { record: IDataObject } | { error: unknown } {
	if ('failure' in result) return { error: result.failure };
	const { outcome, id, ...more } = result;
	return { record: { outcome, id, objectName, key, holder, ...more } };
}

async function readClaim(call: OperationCall): Promise<Wanted> {
	const { read } = call;
	const place: ClaimPlace = {
		objectName: read.apiName('objectName'),
		keyField: read.apiName('keyField'),
		holderField: read.apiName('holderField'),
	};
	await assertUsable(call, place);
	const minutes = read.count(read.raw('takeOverAfterMinutes'), 'Take Over After (Minutes)', 0) ?? 0;
	return {
		place,
		claim: {
			key: textOf(call, 'key', 'Key'),
			holder: textOf(call, 'holder', 'Holder'),
			values: await formValues(call, place.objectName),
			takeOverAfterMs: minutes * MINUTE_MS,
		},
	};
}

/** Two who both have no name would take each other for the same. */
function textOf({ read }: OperationCall, name: string, label: string): string {
	const text = read.text(name);
	if (text !== '') return text;
	throw read.refuse(`${label} is empty`, `Enter ${label}, or check its expression.`);
}

/** A field that may hold the same twice decides nothing. */
async function assertUsable(call: OperationCall, place: ClaimPlace): Promise<void> {
	const { objectName, keyField, holderField } = place;
	let { fields } = await claimObject(call, objectName, false);
	if (!fields.has(keyField) || !fields.has(holderField))
		({ fields } = await claimObject(call, objectName, true));
	const missing = [keyField, holderField].find((name) => !fields.has(name));
	if (missing) throw refuseNoObject(call, `${objectName} has no field ${missing}`);
	if (fields.get(keyField)?.isUnique) return;
	throw call.read.refuse(
		`The field ${keyField} of ${objectName} is not unique, so it cannot decide who gets a key`,
		'Choose a field that Salesforce keeps unique, such as Key__c of BILL_Claim__c.',
	);
}

async function claimObject(call: OperationCall, objectName: string, isFresh: boolean): Promise<ObjectShape> {
	const described = await attempt(async () => await describeObject(call.salesforce, objectName, isFresh));
	if ('value' in described) return described.value;
	const { failure } = described;
	if (!(failure instanceof SalesforceRefusedError) || failure.status !== 404) throw failure;
	throw refuseNoObject(call, `The org has no object ${objectName}`);
}

/** `noClaimObject`: a workflow can go on without claims where it has another way to be alone. */
function refuseNoObject({ ctx, itemIndex }: OperationCall, what: string): NodeOperationError {
	const refusal = new NodeOperationError(
		ctx.getNode(),
		`${what}, or the user of the credential may not see it`,
		{
			description:
				'Deploy the folder force-app of the Salesforce package, which has the object BILL_Claim__c (objects/BILL_Claim__c), and give the user the permission set BILL Integration User.',
			itemIndex,
			level: 'warning',
			failure: { cause: 'configuration-invalid' },
		},
	);
	return withDetails(refusal, { reason: 'noClaimObject' }) as NodeOperationError;
}
