import { agentNeedOf } from '../../shared/operation/agentPermission';
import type { RunClient } from '../transport/client';
import { assertAgentMay } from '../operation/agentPermission';
import { FailedCheckError, refusedFor } from '../operation/failure';
import type { Operation } from '../operation/operation';
import { refusalOfSession } from '../resources/session/trust';

/** Refuses before anything is sent what an agent, a sync token or an untrusted session may not do. */
export async function assertMayRun(
	client: RunClient,
	operation: Operation,
	itemIndex: number,
): Promise<void> {
	const need = agentNeedOf(operation);
	if (need) assertAgentMay(client.ctx, need, itemIndex);
	const { action } = operation.option;
	if (operation.signIn === 'user') assertUser(client, action ?? operation.option.name);
	if (operation.signIn !== 'trusted') return;
	const objection = await refusalOfSession(client);
	if (objection) throw refusedFor(client, objection, { subject: action });
}

/** BILL token-based-sign-in, 2026-11: what sync tokens may not do. */
function assertUser(client: RunClient, action: string): void {
	if (client.credential.loginMethod === 'user') return;
	const message = `${action}: BILL does not allow this with a sync token. Use a credential with Sign In With set to User.`;
	throw new FailedCheckError(client.node, 'needsUserSignIn', message, client.itemIndex);
}
