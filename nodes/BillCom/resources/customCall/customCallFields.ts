import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { assertAgentMay } from '../../operation/agentPermission';
import type { ParameterReader } from '../../parameters/reader';

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

/** Refuses a call that changes something unless a person has switched that on, for the node and for an agent. */
export function assertMayWrite(
	ctx: IExecuteFunctions,
	read: ParameterReader,
	call: string,
	itemIndex: number,
): void {
	// As it is stored: an expression must not switch it on.
	if (ctx.getNode().parameters.allowWrites !== true) {
		throw read.refuse(`${call} changes data in BILL, and this node may only read`, 'Switch on Allow Writes.');
	}
	assertAgentMay(ctx, 'anything', itemIndex);
}
