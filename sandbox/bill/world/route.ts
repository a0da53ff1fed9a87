import type { IncomingHttpHeaders } from 'node:http';
import type { Session } from '../store/rows';
import type { JsonSchema } from '../values/schema';
import type { Reply } from './reply';
import type { World } from './world';

/** The three programming interfaces, and where download links lead, by where their addresses start. */
export const PREFIXES = {
	connect: '/connect',
	'connect-events': '/connect-events',
	v2: '/api/v2',
	files: '/files',
} as const;

export type Base = keyof typeof PREFIXES;

/** Everything a route may look at. `body` has passed the route's schema. */
export interface Call<Body = unknown> {
	body: Body;
	params: Record<string, string>;
	query: Record<string, unknown>;
	headers: IncomingHttpHeaders;
	/** Session of the caller. Routes with guard `login` or `open` have none and must not ask. */
	session: Session;
	world: World;
}

/**
 * One address of BILL.
 * `guard`: `session` needs developer key and session, `login` carries the key in its body, `open` needs neither.
 */
export interface Route<Body = unknown> {
	base: Base;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	guard: 'session' | 'login' | 'open';
	/** What it takes; `Body` is the type of what passes. */
	bodySchema?: JsonSchema & { readonly static: Body };
	/** The body is the bytes of a file; on any other route such a body is refused. */
	takesFile?: true;
	/** The body is a list of which all is done or nothing: what is wrong is answered per item. */
	isBulk?: true;
	/** @throws Refusal */
	handle(call: Call<Body>): Reply;
}

/** The answer to a DELETE: nothing, with the status of a switch. */
export function deleted({ switches }: World): Reply {
	return { status: switches.deleteStatus, body: undefined };
}
