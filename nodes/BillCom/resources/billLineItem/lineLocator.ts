import type { INodeProperties } from 'n8n-workflow';

/** Refuses the change of a bill that somebody changed since it was read. */
export const expectedUpdatedTime: INodeProperties = {
	displayName: 'Expected Updated Time',
	name: 'expectedUpdatedTime',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.billUpdatedTime }}',
	description:
		'When given, the bill must still carry this updated time; otherwise nothing is changed. Get Many returns it with each line item.',
};
