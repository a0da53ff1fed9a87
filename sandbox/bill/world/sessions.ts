import type { Clock } from '../../simulator/clock';
import type { SignIn } from '../bodies/session';
import { refusal } from '../refusals/refusal';
import type { Login, Session } from '../store/rows';
import type { Store } from '../store/store';
import { newSecret } from '../values/ids';
import type { BillSwitches } from './switches';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** R:login: 35 minutes; docs/token-based-sign-in: 48 hours without a call. Every call restarts the clock. */
const IDLE_MS = { user: 35 * MINUTE_MS, token: 48 * 60 * MINUTE_MS };
/** The time of the last call is written down at most this often; a restart may so shorten a session by as much. */
const TOUCH_EVERY_MS = 5_000;

/** Sessions: created by a login, trusted by a remembered device, ended by idleness or logout. */
export class Sessions {
	constructor(private readonly world: { store: Store; clock: Clock; switches: BillSwitches }) {}

	/**
	 * Opens a session. A wrong or outdated remembered device still signs in, only without trust.
	 * @throws Refusal BDC_1101 (name or password), BDC_1102 (key), BDC_1205 (organization), BDC_1143 (device name)
	 */
	open(signIn: SignIn): Session {
		const { store, clock } = this.world;
		const login = this.identify(signIn);
		if (login.organizationId !== signIn.organizationId)
			throw refusal('organizationUnknown', signIn.organizationId);
		this.refuseLongDevice(signIn.device);
		this.makeRoom(login);
		const now = clock.now();
		return store.sessions.put({
			id: newSecret(),
			kind: login.kind,
			devKey: signIn.devKey,
			userId: login.userId,
			organizationId: login.organizationId,
			trusted: login.kind === 'user' && this.isRemembered(login.userId, signIn.rememberMeId, signIn.device),
			createdAtMs: now,
			lastUsedAtMs: now,
		});
	}

	/** Whose name and password these are. @throws Refusal BDC_1102 (key), BDC_1101 (name or password) */
	identify({ username, password, devKey }: Pick<SignIn, 'username' | 'password' | 'devKey'>): Login {
		this.refuseUnknownKey(devKey);
		const login = this.world.store.logins.get(username.toLowerCase());
		if (!login || login.password !== password) throw refusal('credentialWrong');
		return login;
	}

	/**
	 * The session of a call, its idle clock restarted.
	 * @throws Refusal BDC_1102 for a key nobody has, BDC_1109 for a session that never was, has ended or belongs to another key
	 */
	require(devKey: string, sessionId: string): Session {
		const { store, clock, switches } = this.world;
		this.refuseUnknownKey(devKey);
		const session = store.sessions.get(sessionId);
		if (!session || session.devKey !== devKey) throw refusal('sessionInvalid');
		const now = clock.now();
		const isIdle = now - session.lastUsedAtMs > IDLE_MS[session.kind];
		const isTooOld = switches.sessionMaxAge > 0 && now - session.createdAtMs > switches.sessionMaxAge * 1000;
		if (isIdle || isTooOld) {
			store.sessions.delete(sessionId);
			throw refusal('sessionInvalid');
		}
		if (now - session.lastUsedAtMs < TOUCH_EVERY_MS) return session;
		return store.sessions.put({ ...session, lastUsedAtMs: now });
	}

	/** The session of a call that sends no key, as downloads do. @throws Refusal BDC_1109 */
	requireById(sessionId: string): Session {
		const session = this.world.store.sessions.get(sessionId);
		if (!session) throw refusal('sessionInvalid');
		return this.require(session.devKey, sessionId);
	}

	/** True when this device was remembered for this user and its 30 days are not over. */
	isRemembered(userId: string, rememberMeId?: string, device?: string): boolean {
		const remembered = this.world.store.rememberedDevices.get(rememberMeId ?? '');
		if (!remembered || remembered.userId !== userId || remembered.device !== device) return false;
		return this.world.clock.now() - remembered.issuedAtMs < this.world.switches.trustDays * DAY_MS;
	}

	/** @throws Refusal BDC_1143 when the device name is longer than BILL takes */
	refuseLongDevice(device = ''): void {
		if (device.length > this.world.switches.deviceMaxLength) throw refusal('valueTooLong', 'device');
	}

	/** Ends older sessions of the user where a switch says that BILL does. */
	private makeRoom(login: Login): void {
		const { store, switches } = this.world;
		const open = store.sessions.find('userId', login.userId);
		const kept = switches.loginInvalidatesOlder
			? 0
			: switches.maxSessions > 0
				? switches.maxSessions - 1
				: open.length;
		for (const session of open.slice(0, Math.max(0, open.length - kept))) store.sessions.delete(session.id);
	}

	private refuseUnknownKey(devKey: string): void {
		const isKnown = this.world.store.logins.all().some((login) => login.devKeys.includes(devKey));
		if (!isKnown) throw refusal('devKeyInvalid');
	}
}
