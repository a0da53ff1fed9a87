import { DATA_PATH, type Route } from '../http/route';
import { ok } from '../simulation/reply';

/**
 * GET /limits: API calls, event allocations and storage. The switch `deliveredEvents` says how many deliveries there were
 * before those counted here.
 */
export const limits: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/limits`,
	handle: ({ sim: { switches, usage } }) => {
		const { dailyApiRequests, hourlyPublishedEvents } = switches;
		const used = (max: number, count: number) => ({ Max: max, Remaining: Math.max(0, max - count) });
		return ok({
			DailyApiRequests: used(dailyApiRequests, usage.callsLastDay()),
			HourlyPublishedPlatformEvents: used(hourlyPublishedEvents, usage.publishedLastHour()),
			DailyDeliveredPlatformEvents: used(
				switches.dailyDeliveredEvents,
				switches.deliveredEvents + usage.deliveredLastDay(),
			),
			DailyStandardVolumePlatformEvents: used(25_000, 0),
			DataStorageMB: used(10_240, 0),
		});
	},
};
