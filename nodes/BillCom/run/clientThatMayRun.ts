import type { IExecuteFunctions } from 'n8n-workflow';
import { agentNeedOf } from '../../shared/operation/agentPermission';
import { clientOf, type RunClient } from '../transport/client';
import { assertAgentMay } from '../operation/agentPermission';
import { FailedCheckError, refusedFor } from '../operation/failure';
import type { Operation } from '../operation/operation';
import { refusalOfSession } from '../resources/session/trust';

/**
 * The client of an item. Refuses before anything is sent what an agent, a sync token or an untrusted session may not do; an
 * agent before the credential is read.
 */
export async function clientThatMayRun(
	ctx: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Promise<RunClient> {
	const need = agentNeedOf(operation);
	if (need) assertAgentMay(ctx, need, itemIndex);
	const client = await clientOf(ctx, itemIndex);
	const { action } = operation.option;
	if (operation.signIn === 'user') assertUser(client, action ?? operation.option.name);
	const objection = operation.signIn === 'trusted' ? await refusalOfSession(client) : undefined;
	if (objection) throw refusedFor(client, objection, { subject: action });
	return client;
}

/** BILL token-based-sign-in, 2026-11: what sync tokens may not do. */
function assertUser(client: RunClient, action: string): void {
	if (client.credential.loginMethod === 'user') return;
	const message = `${action}: BILL does not allow this with a sync token. Use a credential with Sign In With set to User.`;
	throw new FailedCheckError(client.node, 'needsUserSignIn', message, client.itemIndex);
}
