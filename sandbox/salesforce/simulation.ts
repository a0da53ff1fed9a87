import type { UserAccess, UserAccessTable } from './access/userAccess';
import type { SandboxClock } from './clock';
import type { EventBus } from './events/bus';
import type { ChangeCapture } from './events/changes/capture';
import type { FaultInjector } from './faults/injector';
import type { Journal } from './http/journal';
import type { UsageMeter } from './http/usage';
import type { AuthorizationRequests } from './oauth/authorizations';
import type { Sessions } from './oauth/sessions';
import type { Cursors } from './soql/cursors';
import type { Store } from './store/store';
import type { Switches } from './switches';

/** Everything one running simulator consists of; routes get it and keep nothing themselves. */
export interface Simulation {
	/** Origin of the org's My Domain, such as `http://127.0.0.1:4020`; known once the server listens. */
	url: string;
	/** 18 characters, as the Pub/Sub API wants it. */
	readonly organizationId: string;
	readonly clock: SandboxClock;
	readonly store: Store;
	readonly bus: EventBus;
	readonly changes: ChangeCapture;
	readonly switches: Switches;
	readonly sessions: Sessions;
	readonly authorizations: AuthorizationRequests;
	readonly cursors: Cursors;
	readonly journal: Journal;
	readonly usage: UsageMeter;
	readonly faults: FaultInjector;
	readonly access: UserAccessTable;
	/** Switches it was started with, which a reset brings back. */
	readonly startedWith: Partial<Switches>;
	/** PEM public key that checks assertions of the JWT bearer flow. */
	readonly jwtPublicKey: string;
	/** Callback addresses of the external client app; undefined admits n8n's own on any loopback port. */
	readonly callbackUrls?: readonly string[];
}

/** On whose behalf something is done. */
export interface Actor {
	userId: string;
	/** Locks do not stop an administrator, nor do other people's requests. */
	isAdministrator: boolean;
	/** May reassign, recall and cancel flow approvals. */
	isApprovalAdmin?: boolean;
	/** The org has one currency only, so that no record says which. */
	hasOneCurrency?: boolean;
	/** Where it differs from everybody's; absent for the platform itself. */
	access?: UserAccess;
}
