import type { INode, NodeApiError } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { byTime, withCure } from '../../shared/cure';
import { hasDotSegment } from '../../shared/transport/dotSegment';
import { clock, pauseMs } from './clock';
import type { Connection } from './connection';
import type { BillCredential } from './credential';
import {
	BillRefusedError,
	type CallContext,
	hourlyLimitError,
	notNotedError,
	signInError,
	UnknownOutcomeError,
	unreachableError,
} from './errors';
import { limitNamedBy, nextFullHour } from './limits';
import { retryOf } from './knownCodes';
import { type Lanes, lanesOf } from './lanes';
import { decodeRefusals, type Refusal, refusalEntries } from './refusal';
import { sendInSession, type SessionRequest } from './session';
import { type Outcome, Redirection } from './wire';

/** A call ready for the wire. */
export interface Delivery {
	call: CallContext;
	isRepeatable: boolean;
	request: SessionRequest;
	/** Whether a success carries what was asked for. An empty or foreign body tells nothing about the outcome. */
	isAnswered?: (body: unknown) => boolean;
	/** What BILL says inside an answer that HTTP calls a success; v2 refuses that way. */
	refusalsIn?: (body: unknown) => [Refusal, ...Refusal[]] | undefined;
}

/** A delivery, and how long BILL may still be at work on it after it gave no answer. */
type Sent = Delivery & Pick<BillCredential, 'settleMs'>;

/** So often a call that may come twice is sent at least, whatever the patience. */
const LEAST_ATTEMPTS = 3;
/** Others may use the same developer key; their burst passes. */
const CROWD_PATIENCE_MS = 5 * 60_000;

/** Every call passes here, so no operation can forget it. */
function assertStaysInPath(node: INode, { intent, path, itemIndex }: CallContext): void {
	if (!hasDotSegment(path)) return;
	const message = `BILL did not ${intent}: an ID that is "." or ".." would lead to another address. Enter the ID of the record.`;
	throw new NodeOperationError(node, message, { itemIndex, level: 'warning' });
}

/** Delivers a call and returns the body of BILL's answer. Errors as in `BillClient`. */
export async function deliver(connection: Connection, delivery: Delivery): Promise<unknown> {
	const { ctx, credential, organization } = connection;
	const { call } = delivery;
	const sent: Sent = { ...delivery, settleMs: credential.settleMs };
	const node = ctx.getNode();
	assertStaysInPath(node, call);
	const lanes = lanesOf(organization);
	lanes.limitTo(credential.lanes);
	let firstRefusedMs: number | undefined;
	for (let attempt = 1; ; attempt += 1) {
		assertOpen(node, lanes, call);
		const outcome = await lanes.run(async () => await sendInSession(ctx, credential, delivery.request));
		const verdict = judge(node, sent, outcome);
		const nowMs = clock.nowMs();
		firstRefusedMs ??= nowMs;
		switch (verdict.state) {
			case 'done':
				lanes.widen();
				return verdict.body;
			case 'closed': {
				const opensAtMs = verdict.opensAtMs ?? nextFullHour(nowMs);
				lanes.closeUntil(opensAtMs);
				throw hourlyLimitError(node, call, opensAtMs);
			}
			case 'crowded':
				lanes.narrow();
				break;
			case 'failed':
				if (!verdict.mayRepeat) throw verdict.error;
		}
		const waitMs = Math.max(pauseMs(attempt), verdict.retryAfterMs ?? 0);
		const patienceMs =
			verdict.state === 'crowded'
				? Math.max(CROWD_PATIENCE_MS, credential.patienceMs)
				: credential.patienceMs;
		const isPatient = nowMs + waitMs <= firstRefusedMs + patienceMs;
		// A moment that BILL names is worth waiting for, or not at all: before it the answer is the same.
		const isShort = attempt < LEAST_ATTEMPTS && !verdict.retryAfterMs;
		if (!isPatient && !isShort) throw told(verdict, nowMs);
		await clock.sleep(waitMs);
	}
}

/** The error at the end of the patience; it passes, from the moment on that BILL named. */
function told({ error, retryAfterMs }: Passing, nowMs: number): NodeApiError {
	return retryAfterMs ? withCure(error, byTime(nowMs + retryAfterMs)) : error;
}

/** An answer after which the same call may be sent again, or may not. */
interface Passing {
	error: NodeApiError;
	/** What a `Retry-After` asked for. */
	retryAfterMs?: number;
}

type Failed = Passing & { state: 'failed'; mayRepeat: boolean };

type Verdict =
	| { state: 'done'; body: unknown }
	| (Passing & { state: 'crowded' })
	/** The hour is used up; without `opensAtMs` until the next full one. */
	| { state: 'closed'; opensAtMs?: number }
	| Failed;

function judge(node: INode, delivery: Sent, outcome: Outcome): Verdict {
	const { call } = delivery;
	switch (outcome.kind) {
		case 'loginRefused':
			return { state: 'failed', error: signInError(node, call, outcome.error), mayRepeat: false };
		case 'notNoted':
			return { state: 'failed', error: notNotedError(node, call, outcome.error), mayRepeat: false };
		case 'neverSent': {
			const error = unreachableError(node, call, outcome.reason);
			return { state: 'failed', error, mayRepeat: true, retryAfterMs: outcome.retryAfterMs };
		}
		case 'crowded': {
			const error = unreachableError(node, call, outcome.reason);
			return { state: 'crowded', error, retryAfterMs: outcome.retryAfterMs };
		}
		case 'cancelled':
			return { ...unclear(node, delivery, 'the execution was cancelled', 'atWork'), mayRepeat: false };
		case 'unclear':
			return unclear(node, delivery, outcome.reason, 'atWork');
		case 'answer':
			return judgeAnswer(node, delivery, outcome);
	}
}

function judgeAnswer(
	node: INode,
	delivery: Sent,
	{ status, body, retryAfterMs }: Extract<Outcome, { kind: 'answer' }>,
): Verdict {
	const { call, isRepeatable } = delivery;
	const refusals = status < 400 ? delivery.refusalsIn?.(body) : decodeRefusals(body, status);
	if (!refusals) {
		if (isAnswer(delivery, body)) return { state: 'done', body };
		return unclear(node, delivery, `HTTP ${status} without the expected content`, 'answered');
	}
	// BILL's status for its limits is disputed, so the code decides, and without one the words.
	const known = retryOf(refusals.map(({ code }) => code));
	const retry = limitNamedBy(status, refusals) ?? known;
	const error = new BillRefusedError(node, call, status, refusals, refusalEntries(body));
	if (retry === 'nextHour') {
		return { state: 'closed', opensAtMs: retryAfterMs ? clock.nowMs() + retryAfterMs : undefined };
	}
	if (retry === 'whenFree') return { state: 'crowded', error: withCure(error, byTime()), retryAfterMs };
	const mayPass = status >= 500 || retry === 'reads';
	if (!mayPass) return { state: 'failed', error, mayRepeat: false };
	if (isRepeatable) return { state: 'failed', error, mayRepeat: true, retryAfterMs };
	// 4xx is an answer, a fault of BILL or not: the write was refused.
	if (status >= 400 && status < 500) return { state: 'failed', error, mayRepeat: false };
	// A code is BILL's own word; without one a gateway gave up on a BILL that may do it yet.
	const isOfBill = refusals.some(({ code }) => code.startsWith('BDC_'));
	return unclear(node, delivery, `HTTP ${status}, ${refusals[0].message}`, isOfBill ? 'answered' : 'atWork');
}

/** A redirect is nobody's answer: BILL's API has none, so somebody else stands in between. */
function isAnswer({ isAnswered }: Delivery, body: unknown): boolean {
	return isAnswered ? isAnswered(body) : !(body instanceof Redirection);
}

/** @param bill whether BILL has ended the call, or may take effect of it later */
function unclear(
	node: INode,
	{ call, isRepeatable, settleMs }: Sent,
	reason: string,
	bill: 'answered' | 'atWork',
): Failed {
	const settlesAtMs = bill === 'atWork' ? clock.nowMs() + settleMs : undefined;
	const error = isRepeatable
		? unreachableError(node, call, reason, { wasSent: true })
		: new UnknownOutcomeError(node, call, reason, settlesAtMs);
	return { state: 'failed', error, mayRepeat: isRepeatable };
}

function assertOpen(node: INode, lanes: Lanes, call: CallContext): void {
	const opensAtMs = lanes.opensAtMs(clock.nowMs());
	if (opensAtMs !== undefined) throw hourlyLimitError(node, call, opensAtMs);
}
