import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import type { BillNotification } from './notification';

/** What a payment passes through on its way (BILL single-status-payment-values, 2026-11). None of them is an outcome. */
const ON_THE_WAY: Record<string, string> = {
	DELIVERED: 'Delivered',
	FUNDING_STARTED: 'Funding Started',
	PARTIALLY_CLAIMED: 'Partially Claimed',
	PROCESSED: 'Processed',
	READY_TO_FUND: 'Ready to Fund',
	SCHEDULED: 'Scheduled',
	SENT: 'Sent',
};

/**
 * Statuses to leave out, and never statuses to let in: BILL's set is open, and an outcome nobody has heard of must reach
 * the workflow.
 */
export const leaveOutStatuses: INodeProperties = {
	displayName: 'Ignore Payment Statuses',
	name: 'leaveOutStatuses',
	type: 'multiOptions',
	options: Object.entries(ON_THE_WAY).map(([value, name]) => ({ name, value })),
	default: [],
	description:
		'BILL reports about seven statuses of every payment. Those chosen here are acknowledged and do not start the workflow. Final statuses, and any that BILL may add, always start it.',
};

/** Whether a person chose not to hear of this. */
export function isLeftOut(ctx: IWebhookFunctions, { eventType, entity }: BillNotification): boolean {
	const leftOut = ctx.getNodeParameter('leaveOutStatuses', []);
	return (
		eventType === 'payment.updated' &&
		Array.isArray(leftOut) &&
		leftOut.some((status) => status === entity.status)
	);
}
