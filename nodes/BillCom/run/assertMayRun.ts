import type { IExecuteFunctions } from 'n8n-workflow';
import { agentNeedOf } from '../../shared/operation/agentPermission';
import { credentialOf } from '../transport/request';
import { assertAgentMay } from '../operation/agentPermission';
import { RefusedError, refusedFor } from '../operation/failure';
import type { Operation } from '../operation/operation';
import { refusalOfSession } from '../resources/session/trust';

/** Refuses before anything is sent what an agent, a sync token or an untrusted session may not do. */
export async function assertMayRun(
	ctx: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Promise<void> {
	const need = agentNeedOf(operation);
	if (need) assertAgentMay(ctx, need, itemIndex);
	const { action } = operation.option;
	if (operation.signIn === 'user') await assertUser(ctx, itemIndex, action ?? operation.option.name);
	if (operation.signIn !== 'trusted') return;
	const objection = await refusalOfSession(ctx, itemIndex);
	if (objection) throw refusedFor(ctx, itemIndex, objection, { subject: action });
}

/** BILL token-based-sign-in, 2026-11: what sync tokens may not do. */
async function assertUser(ctx: IExecuteFunctions, itemIndex: number, action: string): Promise<void> {
	const { loginMethod } = await credentialOf(ctx);
	if (loginMethod === 'user') return;
	const message = `${action}: BILL does not allow this with a sync token. Use a credential with Sign In With set to User.`;
	throw new RefusedError(ctx.getNode(), 'needsUserSignIn', message, itemIndex);
}
