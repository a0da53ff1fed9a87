import type { IExecuteFunctions } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import type { ParameterReader } from '../parameters';

/**
 * An agent that uses the node as a tool pays only what a person allowed in the node's own fields.
 *
 * Both fields take no expression in the editor; a workflow file that carries one all the same is refused.
 */
export function assertAgentMayPay(ctx: IExecuteFunctions, read: ParameterReader, amountCents: number): void {
	const { type, parameters } = ctx.getNode();
	if (!type.endsWith('Tool')) return;
	if (parameters.agentMayPay !== true) {
		throw read.refuse('an agent asked for a payment and may not create one', 'Switch on Let the Agent Pay.');
	}
	const limitCents = toCents(parameters.agentPaymentLimit ?? 0) ?? 0;
	if (amountCents <= limitCents) return;
	throw read.refuse(
		`an agent asked to pay ${formatCents(amountCents)}, and Agent Payment Limit is ${formatCents(limitCents)}`,
		'Raise the limit, or have a person pay.',
	);
}
