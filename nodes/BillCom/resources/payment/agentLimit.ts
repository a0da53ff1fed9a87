import type { IExecuteFunctions } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import { isAgentTool } from '../../../shared/agentPermission';
import type { ParameterReader } from '../parameters';

/** An agent pays no more at once than a person allowed in the node itself; the switch is checked before. */
export function assertWithinAgentLimit(
	ctx: IExecuteFunctions,
	read: ParameterReader,
	amountCents: number,
): void {
	if (!isAgentTool(ctx)) return;
	const limitCents = toCents(ctx.getNode().parameters.agentPaymentLimit ?? 0) ?? 0;
	if (amountCents <= limitCents) return;
	throw read.refuse(
		`an agent asked to pay ${formatCents(amountCents)}, and Agent Payment Limit is ${formatCents(limitCents)}`,
		'Raise the limit, or have a person pay.',
	);
}
