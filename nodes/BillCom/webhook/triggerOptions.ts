import type { IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { toCount } from '../../shared/values/count';

const DEFAULT_MAX_AGE_DAYS = 7;
/** BILL bill-webhook-api-notification-rules, 2026-11: the event log reaches back this far. */
const LOG_DAYS = 180;

/** What the trigger does about events that come late or never came. */
export const triggerOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'What happens with missed, late and uninteresting events',
	options: [
		{
			displayName: 'Resend Missed Events: Maximum Age (Days)',
			name: 'catchUpMaxAgeDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LOG_DAYS },
			default: DEFAULT_MAX_AGE_DAYS,
			description: 'Older events are not sent again when the workflow is activated. BILL keeps 180 days.',
		},
		{
			displayName: 'Resend Missed Events on Activation',
			name: 'catchUpOnActivation',
			type: 'boolean',
			default: true,
			description:
				'Whether to have BILL send the events it could not deliver while n8n was down, when the workflow is activated. Unpublishing ends the subscription, and BILL keeps no events for the time without one.',
		},
		{
			displayName: 'Events Out of Order',
			name: 'outOfOrder',
			type: 'options',
			options: [
				{
					name: 'Drop',
					value: 'drop',
					description: 'Acknowledge the older event without starting the workflow',
				},
				{
					name: 'Pass On, Marked',
					value: 'mark',
					description: 'Start the workflow, with "isStale" set to true for the older event',
				},
			],
			default: 'mark',
			description:
				'What to do with an event that is older than one already handled for the same bill, payment or vendor, by its updatedTime. BILL does not send events in order.',
		},
	],
};

/** The options as chosen, defaults filled in. */
export interface TriggerOptions {
	catchUpOnActivation: boolean;
	outOfOrder: 'mark' | 'drop';
}

/** Reads them from the node. */
export function readTriggerOptions(ctx: IHookFunctions | IWebhookFunctions): TriggerOptions {
	const given = ctx.getNodeParameter('options', {}) as Record<string, unknown>;
	return {
		catchUpOnActivation: given.catchUpOnActivation !== false,
		outOfOrder: given.outOfOrder === 'drop' ? 'drop' : 'mark',
	};
}

/**
 * How far back the activation catches up, in days.
 *
 * @throws NodeOperationError for anything but a whole number above zero
 */
export function readCatchUpDays(ctx: IHookFunctions): number {
	const given = ctx.getNodeParameter('options', {}) as Record<string, unknown>;
	const days = toCount(given.catchUpMaxAgeDays ?? DEFAULT_MAX_AGE_DAYS);
	if (days !== undefined) return Math.min(days, LOG_DAYS);
	throw new NodeOperationError(
		ctx.getNode(),
		`Resend Missed Events: Maximum Age is not a number of days. Enter a whole number from 1 to ${LOG_DAYS}.`,
		{ level: 'warning' },
	);
}
