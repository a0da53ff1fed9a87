import { randomBytes } from 'node:crypto';
import type { Clock } from '../../simulator/clock';
import { ORGANIZATION_ID, type TenantUser, USERS } from '../tenant';
import type { Switches } from './switches';

/** One access token in use. */
export interface Session {
	accessToken: string;
	userId: string;
	scope: string;
	lastUsedAt: number;
}

interface RefreshGrant {
	userId: string;
	scope: string;
}

/** All sessions and refresh tokens as plain JSON. */
export interface SessionsSnapshot {
	sessions: Session[];
	refreshTokens: Array<[string, RefreshGrant]>;
}

/** Sessions of the org. A session ends after two idle hours (switch `sessionTimeoutMs`) or when it is told to. */
export class Sessions {
	private readonly sessions = new Map<string, Session>();
	private readonly refreshTokens = new Map<string, RefreshGrant>();
	/** Access tokens given out so far. */
	logins = 0;

	constructor(
		private readonly clock: Clock,
		private readonly switches: Switches,
		private readonly onChange: () => void = () => {},
	) {}

	open(userId: string, scope: string): Session {
		const secret = randomBytes(60).toString('base64url');
		const accessToken = `${ORGANIZATION_ID.slice(0, 15)}!${secret}`;
		const session = { accessToken, userId, scope, lastUsedAt: this.clock.now() };
		this.sessions.set(accessToken, session);
		this.logins++;
		this.onChange();
		return session;
	}

	/** The session of a token, kept alive by being asked for; undefined when it never was or has ended. */
	use(accessToken: string): Session | undefined {
		const session = this.sessions.get(accessToken);
		if (!session) return undefined;
		if (this.clock.now() - session.lastUsedAt > this.switches.sessionTimeoutMs) {
			this.sessions.delete(accessToken);
			return undefined;
		}
		session.lastUsedAt = this.clock.now();
		return session;
	}

	/** Ends every session; refresh tokens stay. */
	expireAll(): void {
		this.sessions.clear();
		this.onChange();
	}

	/** Ends a session or a refresh token; false when there is no such token. */
	revoke(token: string): boolean {
		const isKnown = this.sessions.delete(token) || this.refreshTokens.delete(token);
		this.onChange();
		return isKnown;
	}

	openRefresh(userId: string, scope: string): string {
		const token = `5Aep${randomBytes(60).toString('base64url')}`;
		this.refreshTokens.set(token, { userId, scope });
		this.onChange();
		return token;
	}

	findRefresh(token: string): RefreshGrant | undefined {
		return this.refreshTokens.get(token);
	}

	clear(): void {
		this.sessions.clear();
		this.refreshTokens.clear();
		this.logins = 0;
	}

	snapshot(): SessionsSnapshot {
		return { sessions: [...this.sessions.values()], refreshTokens: [...this.refreshTokens] };
	}

	restore({ sessions, refreshTokens }: SessionsSnapshot): void {
		for (const session of sessions) this.sessions.set(session.accessToken, session);
		for (const [token, grant] of refreshTokens) this.refreshTokens.set(token, grant);
	}
}

/** The person behind a session. */
export function userOf(session: Session): TenantUser {
	const user = USERS.find(({ id }) => id === session.userId);
	if (!user) throw new Error(`No user ${session.userId} in the tenant`);
	return user;
}
