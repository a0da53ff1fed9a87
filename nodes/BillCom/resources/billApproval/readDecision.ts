import type { IExecuteFunctions } from 'n8n-workflow';
import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeBill } from '../bill/find/changeByAgent';
import type { Decision } from './billApprovalCalls';
import { billLocator } from '../../parameters/locators';

/** The decision an item asks for. Approving a bill that BILL pays automatically asks an agent for more than to decide. */
export async function readDecision(
	ctx: IExecuteFunctions,
	itemIndex: number,
	action: Decision['action'],
): Promise<Decision> {
	const read = parameters(ctx, itemIndex);
	const billId = read.locator(billLocator);
	if (action === 'APPROVE') await assertAgentMayChangeBill(ctx, billId, itemIndex);
	return { billId, action, comment: read.text('comment') };
}
