import type { INodeProperties } from 'n8n-workflow';

/** Refuses the change of a bill that somebody changed since it was read. */
export const expectedUpdatedTime: INodeProperties = {
	displayName: 'Expected Updated Time',
	name: 'expectedUpdatedTime',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.billUpdatedTime }}',
	description:
		'If set, nothing is changed when the bill has another updated time by now. Get Many returns it with each line item.',
};
