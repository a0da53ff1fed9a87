import { processWide } from '../../shared/memory/processWide';

/** How the call that went alone ended: the session works, sign-in was refused, or nothing was learnt. */
export type Proof<R> = { state: 'works' } | { state: 'refused'; refusal: R } | { state: 'unknown' };

/** Permission to send. The leader goes alone and must report with `settle`; a refused caller must not send. */
export type Pass<R> =
	| { role: 'leader' }
	| { role: 'member'; generation: number }
	| { role: 'refused'; refusal: R };

/**
 * Lets one call prove the session while all others wait: the first of a process, and the first after an expiry. n8n's
 * own renewal logs in once per call that meets a 401, so a burst without this gate is a burst of logins.
 */
export class SessionGate<R> {
	private generation = 0;

	private isProven = false;

	private leading: Promise<Proof<R>> | undefined;

	private report: (proof: Proof<R>) => void = () => {};

	/** Waits while another call proves the session. A sign-in refused to it is refused to everyone who waited. */
	async enter(): Promise<Pass<R>> {
		while (!this.isProven) {
			if (!this.leading) {
				this.leading = new Promise((resolve) => (this.report = resolve));
				return { role: 'leader' };
			}
			const proof = await this.leading;
			if (proof.state === 'refused') return { role: 'refused', refusal: proof.refusal };
		}
		return { role: 'member', generation: this.generation };
	}

	/** The leader tells how it went. */
	settle(proof: Proof<R>): void {
		this.isProven = proof.state === 'works';
		this.leading = undefined;
		this.report(proof);
	}

	/** A member was refused with the session of `generation`. A late report about an older session changes nothing. */
	expire(generation: number): void {
		if (generation !== this.generation) return;
		this.generation += 1;
		this.isProven = false;
	}
}

/** The gate of a session, see `sessionKey`. */
export function gateOf<R>(key: string): SessionGate<R> {
	const all = processWide('gates', () => new Map<string, SessionGate<R>>());
	const gate = all.get(key) ?? new SessionGate<R>();
	all.set(key, gate);
	return gate;
}
