import type { IExecuteFunctions } from 'n8n-workflow';
import { assertAgentMay } from '../../operation/agentPermission';
import type { ParameterReader } from '../../parameters/reader';

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
