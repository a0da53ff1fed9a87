import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { filledText, flag, list, object } from '../values/schema';

const fields = {
	name: filledText(),
	status: object({ enabled: flag }, ['enabled']),
	notificationUrl: filledText(),
};
const events = list(object({ type: filledText(), version: filledText() }, ['type', 'version']), 1);

/** Body of create and replace (R:createsubscription). */
export const subscriptionSchema = object({ ...fields, events }, [
	'name',
	'status',
	'events',
	'notificationUrl',
]);

/** Body of PATCH: not the events. */
export const subscriptionChangeSchema = object(fields);

const testEvent = object({ eventType: filledText(), version: filledText() });

/** Body of POST /v3/subscriptions/{subscriptionId}/test: may be missing. */
export const testEventSchema = Type.Unsafe<Static<typeof testEvent> | undefined>({
	...testEvent,
	type: ['object', 'null'],
});

/** What a caller sends to create or replace a subscription. */
export type SubscriptionDraft = Static<typeof subscriptionSchema>;
