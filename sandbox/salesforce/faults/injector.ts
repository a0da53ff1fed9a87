import { duplicateRule } from './duplicateRule';
import { expiredSession } from './expiredSession';
import type { Fault, FaultRule, FaultTarget } from './fault';
import { latency } from './latency';
import { lostReply } from './lostReply';
import { requestLimits } from './requestLimit';
import { rowLock } from './rowLock';
import { serverErrorAfterWrite } from './serverErrorAfterWrite';
import { serverUnavailable } from './serverUnavailable';
import { validationRule } from './validationRule';

/** Every fault there is. */
export const FAULTS: readonly Fault[] = [
	lostReply,
	serverErrorAfterWrite,
	latency,
	expiredSession,
	...requestLimits,
	rowLock,
	serverUnavailable,
	validationRule,
	duplicateRule,
];

/** Holds the faults that are to happen. */
export class FaultInjector {
	private rules: FaultRule[] = [];

	/** @throws {Error} on an unknown kind */
	add(rule: Omit<FaultRule, 'times'> & { times?: number }): void {
		if (!FAULTS.some(({ kind }) => kind === rule.kind)) {
			throw new Error(
				`There is no fault ${rule.kind}; there are ${FAULTS.map(({ kind }) => kind).join(', ')}`,
			);
		}
		this.rules.push({ ...rule, times: rule.times ?? 1 });
	}

	/** Faults still to happen. */
	list(): readonly FaultRule[] {
		return this.rules;
	}

	clear(): void {
		this.rules = [];
	}

	/** The faults that hit a request; each is used up by one. */
	take(target: FaultTarget): Array<{ fault: Fault; rule: FaultRule }> {
		const hits = this.rules.filter((rule) => matches(rule, target));
		for (const rule of hits) rule.times--;
		this.rules = this.rules.filter(({ times }) => times > 0);
		return hits.flatMap((rule) =>
			FAULTS.filter(({ kind }) => kind === rule.kind).map((fault) => ({ fault, rule })),
		);
	}
}

function matches({ on }: FaultRule, { method, path }: FaultTarget): boolean {
	if (!on) return path.startsWith('/services/data/');
	const [wantedMethod, wantedPath] = on.includes(' ') ? on.split(' ', 2) : ['*', on];
	if (wantedMethod !== '*' && wantedMethod.toUpperCase() !== method) return false;
	const withoutVersion = path.replace(/^\/services\/data\/v\d+\.\d+/, '');
	return path.startsWith(wantedPath) || withoutVersion.startsWith(wantedPath);
}
