import { refusal } from '../refusal';
import { achReturn } from './achReturn';
import { concurrencyLimit } from './concurrencyLimit';
import { duplicateNotification } from './duplicateNotification';
import { emptyBody } from './emptyBody';
import { expiredSession } from './expiredSession';
import type { AnyFault, FaultOrder } from './fault';
import { hourlyLimit } from './hourlyLimit';
import { lateNotification } from './lateNotification';
import { latency } from './latency';
import { lostReply } from './lostReply';
import { objectError } from './objectError';
import { refusalByCode } from './refusalByCode';
import { serverErrorAfterWrite } from './serverErrorAfterWrite';
import { unexpandedMessage } from './unexpandedMessage';
import { untrustedSession } from './untrustedSession';

const KINDS: AnyFault[] = [
	lostReply,
	serverErrorAfterWrite,
	emptyBody,
	latency,
	expiredSession,
	untrustedSession,
	hourlyLimit,
	concurrencyLimit,
	objectError,
	unexpandedMessage,
	refusalByCode,
	duplicateNotification,
	lateNotification,
	achReturn,
];

interface ArmedFault {
	order: FaultOrder;
	left: number;
}

/** The fault that strikes now, with the order that asked for it. */
export type Strike<Stage extends AnyFault['stage']> = {
	order: FaultOrder;
	fault: Extract<AnyFault, { stage: Stage }>;
};

/** Faults asked for and not yet spent. Kept in memory: a restart is a clean start. */
export class Faults {
	private armed: ArmedFault[] = [];

	/** @throws Refusal for an unknown kind */
	add(order: FaultOrder): void {
		if (!KINDS.some(({ kind }) => kind === order.kind)) {
			throw refusal(
				'parameterInvalid',
				`unknown fault ${order.kind}; known are ${KINDS.map(({ kind }) => kind).join(', ')}`,
			);
		}
		this.armed.push({ order, left: order.times ?? 1 });
	}

	clear(): void {
		this.armed = [];
	}

	/** What is still to come. */
	list(): ArmedFault[] {
		return this.armed.map((entry) => ({ ...entry }));
	}

	/** The oldest fault of this stage that meets the address, spent by one. */
	take<Stage extends AnyFault['stage']>(stage: Stage, address = ''): Strike<Stage> | undefined {
		if (this.armed.length === 0) return undefined;
		for (const entry of this.armed) {
			const fault = KINDS.find(isOf(stage, entry.order.kind));
			if (!fault || !meets(entry.order.on, address)) continue;
			entry.left -= 1;
			if (entry.left <= 0) this.armed = this.armed.filter((other) => other !== entry);
			return { order: entry.order, fault };
		}
		return undefined;
	}
}

function isOf<Stage extends AnyFault['stage']>(stage: Stage, kind: string) {
	return (fault: AnyFault): fault is Extract<AnyFault, { stage: Stage }> =>
		fault.stage === stage && fault.kind === kind;
}

/** Compares `POST /v3/bills/*` with `POST /v3/bills/00n01…`. */
function meets(pattern: string | undefined, address: string): boolean {
	if (!pattern) return true;
	const wanted = pattern.split(/[ /]/);
	const parts = address.split(/[ /]/);
	return (
		wanted.length === parts.length && wanted.every((part, index) => part === '*' || part === parts[index])
	);
}
