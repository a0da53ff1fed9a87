import { generateKeyPairSync } from 'node:crypto';
import { Clock } from '../../simulator/clock';
import { Faults } from '../../simulator/faults';
import { Journal } from '../../simulator/journal';
import { withChanges } from '../../simulator/switches';
import { APPROVAL_TOPIC, approvalEventSchema } from '../events/approvalEvent';
import { type BusSnapshot, EventBus } from '../events/bus';
import { ALL_CHANGES, ChangeCapture } from '../events/changes/capture';
import { runAfterSave } from '../flows/afterSave';
import { ORG_OBJECTS } from '../schema/org';
import { FAULTS } from '../simulation/faults';
import type { Simulation } from '../simulation/simulation';
import { AuthorizationRequests } from '../state/authorizations';
import { Cursors } from '../state/cursors';
import { Sessions, type SessionsSnapshot } from '../state/sessions';
import { DEFAULT_SWITCHES, SWITCHES, type Switches } from '../state/switches';
import { UsageMeter } from '../state/usage';
import { UserAccessTable } from '../state/userAccess';
import { Store, type StoreSnapshot } from '../store/store';
import { ORGANIZATION_ID } from '../tenant';
import { seedOrg } from './seedOrg';

/** Written by the platform alone, and with change events nevertheless (Salesforce object reference, since API 58). */
const APPROVALS_WITH_CHANGES = ['ProcessInstance', 'ProcessInstanceStep'];

/** Fields and headers the journal masks. */
const SECRETS = [
	'access_token',
	'refresh_token',
	'assertion',
	'client_secret',
	'password',
	'pw',
	'code',
	'code_verifier',
	'token',
	'oauth_token',
	'authorization',
	'accessToken',
];

interface KeyPair {
	publicKey: string;
	privateKey: string;
}

/** Everything that outlives a restart. */
export interface SimulationSnapshot {
	store: StoreSnapshot;
	bus: BusSnapshot;
	sessions: SessionsSnapshot;
	keys: KeyPair;
}

/** What a simulation is made from. */
export interface SimulationOptions {
	switches?: Partial<Switches>;
	organizationId?: string;
	jwtPublicKey?: string;
	callbackUrls?: string[];
	/** What an earlier run kept. */
	saved?: SimulationSnapshot;
	/** Told whenever something worth keeping has changed. */
	onChange?: () => void;
}

/** Puts a simulation together. `snapshot` reads what has to be kept. */
export function createSimulation(options: SimulationOptions): {
	sim: Simulation;
	jwtPrivateKey: string;
	snapshot: () => SimulationSnapshot;
} {
	const { saved, onChange } = options;
	const clock = new Clock();
	const switches = withChanges(SWITCHES, DEFAULT_SWITCHES, { ...options.switches });
	const { jwtPublicKey } = options;
	const keys =
		jwtPublicKey === undefined
			? (saved?.keys ?? generateKeys())
			: { publicKey: jwtPublicKey, privateKey: '' };
	const store = new Store(onChange);
	const bus = new EventBus({
		now: () => clock.now(),
		snapshot: saved?.bus,
		replayIds: () => switches.replayIds,
	});
	bus.define(APPROVAL_TOPIC, approvalEventSchema);
	bus.onPublish(APPROVAL_TOPIC, () => onChange?.());
	const captured = ORG_OBJECTS.filter(
		({ name, queryable, createable }) => (queryable && createable) || APPROVALS_WITH_CHANGES.includes(name),
	);
	const changes = new ChangeCapture({ bus, clock, switches, store }, captured);
	bus.onPublish(ALL_CHANGES, () => onChange?.());
	const sessions = new Sessions(clock, switches, onChange);
	const sim: Simulation = {
		url: '',
		organizationId: options.organizationId ?? ORGANIZATION_ID,
		clock,
		store,
		bus,
		changes,
		switches,
		sessions,
		authorizations: new AuthorizationRequests(clock),
		cursors: new Cursors(clock),
		journal: new Journal(SECRETS, () => '***'),
		usage: new UsageMeter(clock),
		faults: new Faults(FAULTS),
		access: new UserAccessTable(switches),
		afterSave: runAfterSave,
		startedWith: { ...options.switches },
		jwtPublicKey: keys.publicKey,
		callbackUrls: options.callbackUrls,
	};
	if (saved) {
		store.restore(saved.store);
		sessions.restore(saved.sessions);
	} else {
		seedOrg(sim);
	}
	const snapshot = () => ({
		store: store.snapshot(),
		bus: bus.snapshot(),
		sessions: sessions.snapshot(),
		keys,
	});
	return { sim, jwtPrivateKey: keys.privateKey, snapshot };
}

/** Brings the org back to its first day: records, events, sessions, faults and counters are gone, switches as at the start. */
export function resetOrg(sim: Simulation): void {
	sim.store.clear();
	sim.bus.clear();
	sim.sessions.clear();
	sim.authorizations.clear();
	sim.cursors.clear();
	sim.journal.clear();
	sim.usage.clear();
	sim.faults.clear();
	sim.access.clear();
	Object.assign(sim.switches, DEFAULT_SWITCHES, sim.startedWith);
	seedOrg(sim);
}

function generateKeys(): KeyPair {
	return generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
}
