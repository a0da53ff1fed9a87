import type { Reply } from '../simulation/reply';
import type { Actor, Simulation } from '../simulation/simulation';
import type { Session } from '../state/sessions';

/** One request, decoded. */
export interface Call {
	sim: Simulation;
	method: string;
	/** Path and query as they came. */
	url: string;
	params: Readonly<Record<string, string>>;
	query: Readonly<Record<string, string>>;
	/** Decoded JSON or form; undefined when there was none. */
	body: unknown;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Part of a composite request, which counts as one API call. */
	isSubrequest?: boolean;
}

/** A request whose access token was accepted. */
export interface SessionCall extends Call {
	session: Session;
	actor: Actor;
	/** Number of the API version in the path, such as 67. */
	apiVersion: number;
}

/** One address and its behaviour. `session` routes need a valid access token. */
export type Route =
	| { access: 'public'; method: string; path: string; handle(call: Call): Reply }
	| { access: 'session'; method: string; path: string; handle(call: SessionCall): Reply };

/** Beginning of every resource of the REST API. */
export const DATA_PATH = '/services/data/:version';

/** The same with the version of a call filled in, as it stands in record addresses. */
export function basePath({ apiVersion }: Pick<SessionCall, 'apiVersion'>): string {
	return `/services/data/v${apiVersion}.0`;
}
