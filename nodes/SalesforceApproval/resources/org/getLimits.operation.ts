import type { IDataObject } from 'n8n-workflow';
import type { Shape } from '../../../shared/operation/outputShape';
import type { Operation } from '../../operation/operation';

type Limits = Record<string, { Max: number; Remaining: number } | undefined>;

const usage: Shape = { max: 'number', remaining: 'number', used: 'number', usedPercent: 'number' };

/** GET /limits → what is left of API calls, event deliveries and event publishing, and of everything else. One call. */
export const getLimits: Operation = {
	option: {
		name: 'Get Limits',
		value: 'getLimits',
		action: 'Get the limits of the org',
		description: 'Read how many API calls, event deliveries and event publishes are left',
	},
	isRepeatable: true,
	output: {
		shape: {
			apiCalls: usage,
			eventDeliveries: usage,
			eventPublishes: usage,
			all: [{ name: 'text', ...usage }],
		},
	},
	fields: [],
	intent: () => 'read the limits of the org',
	async execute({ salesforce }) {
		const limits = await salesforce.request<Limits>('/limits');
		const all = Object.entries(limits).flatMap(([name, limit]) => {
			const left = leftOf(limit);
			return left ? [{ name, ...left }] : [];
		});
		return [
			{
				apiCalls: leftOf(limits.DailyApiRequests),
				eventDeliveries: leftOf(limits.DailyDeliveredPlatformEvents),
				eventPublishes: leftOf(limits.HourlyPublishedPlatformEvents),
				all,
			},
		];
	},
};

/** Null where the org has no such limit. */
function leftOf(limit: { Max: number; Remaining: number } | undefined): IDataObject | null {
	if (typeof limit?.Max !== 'number' || typeof limit.Remaining !== 'number') return null;
	const used = limit.Max - limit.Remaining;
	const usedPercent = limit.Max > 0 ? Math.round((used / limit.Max) * 1000) / 10 : 0;
	return { max: limit.Max, remaining: limit.Remaining, used, usedPercent };
}
