import type { Clock } from '../../simulator/clock';
import type { FaultOrder, Faults } from '../../simulator/faults';
import type { Journal } from '../../simulator/journal';
import type { EventBus } from '../events/bus';
import type { ChangeCapture } from '../events/changes/capture';
import type { ObjectDefinition, Row } from '../metadata/definition';
import type { AuthorizationRequests } from '../state/authorizations';
import type { Cursors } from '../state/cursors';
import type { UserAccess } from '../state/rights';
import type { Sessions } from '../state/sessions';
import type { Switches } from '../state/switches';
import type { UsageMeter } from '../state/usage';
import type { UserAccessTable } from '../state/userAccess';
import type { Store } from '../store/store';
import type { Reply } from './reply';

/** Everything one running simulator consists of; routes get it and keep nothing themselves. */
export interface Simulation {
	/** Origin of the org's My Domain, such as `http://127.0.0.1:4020`; known once the server listens. */
	url: string;
	/** 18 characters, as the Pub/Sub API wants it. */
	readonly organizationId: string;
	readonly clock: Clock;
	readonly store: Store;
	readonly bus: EventBus;
	readonly changes: ChangeCapture;
	readonly switches: Switches;
	readonly sessions: Sessions;
	readonly authorizations: AuthorizationRequests;
	readonly cursors: Cursors;
	readonly journal: Journal;
	readonly usage: UsageMeter;
	readonly faults: Faults<SalesforceFault>;
	readonly access: UserAccessTable;
	/** The record-triggered automation of the org (flows/afterSave.ts); it saves records itself. */
	readonly afterSave: (sim: Simulation, actor: Actor, save: Save) => void;
	/** Switches it was started with, which a reset brings back. */
	readonly startedWith: Partial<Switches>;
	/** PEM public key that checks assertions of the JWT bearer flow. */
	readonly jwtPublicKey: string;
	/** Callback addresses of the external client app; undefined admits n8n's own on any loopback port. */
	readonly callbackUrls?: readonly string[];
}

/** A request a fault strikes before it is carried out. */
export interface Moment {
	sim: Simulation;
	accessToken?: string;
}

/** A row of the table of faults, by when it strikes. */
export type SalesforceFault =
	/** Before the request is carried out: may wait; a reply given here replaces it. */
	| { stage: 'before'; strike: (order: FaultOrder, moment: Moment) => Promise<Reply | undefined> }
	/** Once the request has taken effect: may change the reply, or cut the connection. */
	| { stage: 'after'; strike: (reply: Reply) => Reply | 'cut' };

/** One saved record; `before` is absent when it was created. */
export interface Save {
	object: ObjectDefinition;
	before?: Row;
	after: Row;
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
	/** The org has no fields that say what was approved. */
	lacksStamp?: boolean;
	/** Where it differs from everybody's; absent for the platform itself. */
	access?: UserAccess;
}
