import type { Reply } from '../http/route';
import type { Simulation } from '../simulation';

/** One fault to be injected: what, where and how often. */
export interface FaultRule {
	kind: string;
	/**
	 * Requests it hits, as `METHOD /path`. The path may leave out `/services/data/vNN.0` and matches by its beginning;
	 * without `on` every request of the API is hit.
	 */
	on?: string;
	/** Requests it still hits. */
	times: number;
	/** Delay of `latency`. */
	ms?: number;
	/** Words of `validation-rule`. */
	message?: string;
}

/** The request a fault hits. */
export interface FaultTarget {
	method: string;
	path: string;
	accessToken?: string;
}

/** A way in which things go wrong between the API and its caller. */
export interface Fault {
	kind: string;
	/** Acts before the request is carried out; a reply given here replaces it. */
	before?(sim: Simulation, target: FaultTarget, rule: FaultRule): Promise<Reply | undefined>;
	/** Acts once the request has taken effect; `drop` resets the connection. */
	after?(reply: Reply): Reply | 'drop';
}
