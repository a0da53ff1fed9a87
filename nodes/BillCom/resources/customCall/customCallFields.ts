import type { INodeProperties } from 'n8n-workflow';

/** What has to be switched on before anything but reading is sent. */
export const writeSwitches: INodeProperties[] = [
	{
		displayName: 'Allow Writes',
		name: 'allowWrites',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to allow requests that change data. The safety checks of the other operations do not apply: a payment sent twice is paid twice.',
	},
];

/** The body as JSON. */
export function bodyField(
	displayName: string,
	displayOptions?: INodeProperties['displayOptions'],
): INodeProperties {
	return {
		displayName,
		name: 'body',
		type: 'json',
		default: '{}',
		description: 'A JSON object, sent to BILL unchanged',
		...(displayOptions && { displayOptions }),
	};
}
