import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/**
 * Keeps the fields of the input item beside what the operation returns, so that later nodes read both from `$json` instead
 * of looking back through the workflow.
 */
const keepInputUnder: INodeProperties = {
	displayName: 'Keep Input, Put Output Under',
	name: 'outputField',
	type: 'string',
	default: '',
	placeholder: 'e.g. bill',
	description:
		'If set, the fields of the input item stay in the output, and what this operation returns is added under this name. Items on the error output hold only the error.',
};

/** For the audit trail: whoever sets it takes the calls afterwards with API Log: Take of the BILL node. */
const keepCallsUnder: INodeProperties = {
	displayName: 'Keep Calls Under',
	name: 'keepCallsUnder',
	type: 'string',
	default: '',
	placeholder: 'e.g. recordId',
	description:
		'If set, every API call of this node is kept for the audit trail until API Log: Take of the BILL node hands it over. The name of the input field that holds the ID of the record the call is made for. Secrets, bank numbers and tokens are masked.',
};

/** For the audit trail: what was sent is never missing there, not even when n8n dies with the call under way. */
const intentsTable: INodeProperties = {
	displayName: 'Intents Table',
	name: 'intentsTable',
	type: 'string',
	default: '',
	placeholder: 'e.g. Audit Inbox',
	description:
		'If set, each call that changes something in BILL or Salesforce is first stored in the data table of this name, masked like the calls that are kept. If it cannot be stored, nothing is sent, and the item can be tried again later. The table is the one of the project of the workflow, with the columns of "Audit Inbox". If empty, calls leave at once, and one that was under way when n8n was killed is missing in the audit trail.',
};

/** What the output holds besides the result; `others` stand before the choice that every operation has. */
export function callOptions(...others: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Call Options',
		name: 'callOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		description: 'What the output holds besides the result',
		options: [...others, intentsTable, keepCallsUnder, keepInputUnder],
	};
}

/** The name under which the output is added to the input; empty where it stands alone. The same for all items of a run. */
export function outputFieldOf(ctx: IExecuteFunctions): string {
	const { outputField = '' } = ctx.getNodeParameter('callOptions', 0, {}) as { outputField?: string };
	return String(outputField).trim();
}

/** The entry with its input around it. */
export function withInput(
	entry: INodeExecutionData,
	input: INodeExecutionData | undefined,
	outputField: string,
): INodeExecutionData {
	if (outputField === '') return entry;
	const json: IDataObject = { ...input?.json, [outputField]: entry.json };
	return { ...entry, json };
}
