import { forwardPage } from '../../lists/forwardPage';
import { single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { EventRecord } from '../../store/rows';
import { subscriptionOfPath } from '../../webhooks/subscriptions';
import { without } from '../../without';

function timeOf(query: Record<string, unknown>, name: string, otherwise: number): number {
	const text = single(query, name);
	if (text === undefined) return otherwise;
	const time = Date.parse(text);
	if (Number.isNaN(time)) throw refusal('parameterInvalid', `${name}: ${text}`);
	return time;
}

function eventView(event: EventRecord) {
	return without(event, 'entityId');
}

/** GET /v3/events/subscription/{subscriptionId}. The event log, oldest first. Not modelled: forgetting after 180 days. */
export const listEvents: Route = {
	base: 'connect-events',
	method: 'GET',
	path: '/v3/events/subscription/:subscriptionId',
	guard: 'session',
	handle({ params, query, session, world }) {
		const { id } = subscriptionOfPath(world, session, params.subscriptionId);
		const from = timeOf(query, 'createdTimeFrom', 0);
		const to = timeOf(query, 'createdTimeTo', world.clock.now());
		const entityId = single(query, 'entityId');
		const events = world.store.events.find('subscriptionId', id).filter((event) => {
			const created = Date.parse(event.createdTime);
			return created >= from && created <= to && (entityId === undefined || event.entityId === entityId);
		});
		return ok(forwardPage(events, query, eventView));
	},
};
