import type { Route } from '../../route';
import { changeSubscription } from './changeSubscription';
import { createSubscriptionRoute } from './createSubscription';
import { deleteSubscription } from './deleteSubscription';
import { listEvents } from './listEvents';
import { listSubscriptions } from './listSubscriptions';
import { newSecurityKey } from './newSecurityKey';
import { readCatalog } from './readCatalog';
import { readSubscription } from './readSubscription';
import { replaceSubscriptionRoute } from './replaceSubscription';
import { resendEvent } from './resendEvent';
import { sendTestEvent } from './sendTestEvent';

/** Webhook subscriptions and their events; `/connect-events`. */
export const webhooksRoutes: Route[] = [
	readCatalog,
	listSubscriptions,
	createSubscriptionRoute,
	readSubscription,
	replaceSubscriptionRoute,
	changeSubscription,
	deleteSubscription,
	newSecurityKey('security-key'),
	newSecurityKey('security_key'),
	sendTestEvent,
	listEvents,
	resendEvent,
];
