import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeBill } from '../bill/find/changeByAgent';
import type { Decision } from './billApprovalCalls';
import { billLocator } from '../../parameters/locators';
import type { RunClient } from '../../transport/client';

/** The decision an item asks for. Approving a bill that BILL pays automatically asks an agent for more than to decide. */
export async function readDecision(
	client: RunClient,
	itemIndex: number,
	action: Decision['action'],
): Promise<Decision> {
	const read = parameters(client.ctx, itemIndex);
	const billId = read.locator(billLocator);
	if (action === 'APPROVE') await assertAgentMayChangeBill(client, billId, itemIndex);
	return { billId, action, comment: read.text('comment') };
}
