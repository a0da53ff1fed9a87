import type { CometdServer } from '../cometd/server';
import type { Traffic } from '../http/traffic';
import type { PubSubServer } from '../pubsub/server';

/** Parts of the running simulator that only the control routes reach. */
export interface ControlParts {
	traffic: Traffic;
	pubSub: PubSubServer;
	cometd: CometdServer;
}
