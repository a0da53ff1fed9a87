import { randomBytes } from 'node:crypto';
import type { Clock } from '../../simulator/clock';

/** What an app asked for when it sent the user to the authorization page. */
export interface AuthorizationRequest {
	redirectUri: string;
	scope: string;
	state?: string;
	codeChallenge?: string;
	challengeMethod: 'S256' | 'plain';
}

interface PendingRequest extends AuthorizationRequest {
	/** Set once somebody has logged in for it. */
	userId?: string;
}

interface IssuedCode extends AuthorizationRequest {
	userId: string;
	issuedAt: number;
}

/** An authorization code lives 15 minutes. */
export const CODE_LIFETIME_MS = 15 * 60 * 1000;

/** Open authorization requests and the codes given for them. Each code works once. */
export class AuthorizationRequests {
	private readonly pending = new Map<string, PendingRequest>();
	private readonly codes = new Map<string, IssuedCode>();

	constructor(private readonly clock: Clock) {}

	/** Remembers a request and returns the key its pages carry. */
	begin(request: AuthorizationRequest): string {
		const key = randomBytes(16).toString('hex');
		this.pending.set(key, request);
		return key;
	}

	find(key: string): PendingRequest | undefined {
		return this.pending.get(key);
	}

	logIn(key: string, userId: string): void {
		const request = this.pending.get(key);
		if (request) this.pending.set(key, { ...request, userId });
	}

	/** Ends a request the user has answered. */
	end(key: string): void {
		this.pending.delete(key);
	}

	issueCode(request: AuthorizationRequest, userId: string): string {
		const code = `aPrx${randomBytes(32).toString('base64url')}`;
		this.codes.set(code, { ...request, userId, issuedAt: this.clock.now() });
		return code;
	}

	/** Takes a code out; a second try finds nothing. */
	takeCode(code: string): IssuedCode | undefined {
		const issued = this.codes.get(code);
		this.codes.delete(code);
		return issued;
	}

	clear(): void {
		this.pending.clear();
		this.codes.clear();
	}
}
