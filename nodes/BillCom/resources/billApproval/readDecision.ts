import type { IExecuteFunctions } from 'n8n-workflow';
import { parameters } from '../parameters';
import type { Decision } from './billApprovalCalls';

/** The decision an item asks for. */
export function readDecision(
	ctx: IExecuteFunctions,
	itemIndex: number,
	action: Decision['action'],
): Decision {
	const read = parameters(ctx, itemIndex);
	return {
		billId: read.locator({ name: 'billId', label: 'Bill' }),
		action,
		comment: read.text('comment'),
	};
}
