import { type NodeApiError, NodeOperationError } from 'n8n-workflow';
import { hasDotSegment } from '../../shared/dotSegment';
import type { BillCredential } from './credential';
import { backOff } from './backoff';
import {
	BillRefusedError,
	type CallContext,
	hourlyLimitError,
	signInError,
	UnknownOutcomeError,
	unreachableError,
} from './errors';
import { nextFullHour } from './fullHour';
import { retryOf } from './knownCodes';
import { type Lanes, lanesOf } from './lanes';
import { decodeRefusals, type Refusal, refusalEntries } from './refusal';
import { sendInSession, type SessionRequest } from './session';
import { type BillContext, type Outcome, Redirection } from './wire';

/** A call ready for the wire. */
export interface Delivery {
	call: CallContext;
	credential: BillCredential;
	laneKey: string;
	isRepeatable: boolean;
	request: SessionRequest;
	/** Whether a success carries what was asked for. An empty or foreign body tells nothing about the outcome. */
	isAnswered?: (body: unknown) => boolean;
	/** What BILL says inside an answer that HTTP calls a success; v2 refuses that way. */
	refusalsIn?: (body: unknown) => [Refusal, ...Refusal[]] | undefined;
}

/** A read that BILL leaves unanswered is sent three times in all. */
const MAX_ATTEMPTS = 3;
/** Others may use the same developer key; their burst passes. */
const CONCURRENCY_PATIENCE_MS = 5 * 60_000;

/** Every call passes here, so no operation can forget it. */
function assertStaysInPath(ctx: BillContext, { intent, path, itemIndex }: CallContext): void {
	if (!hasDotSegment(path)) return;
	const message = `BILL did not ${intent}: an ID that is "." or ".." would lead to another address. Give the ID of the record.`;
	throw new NodeOperationError(ctx.getNode(), message, { itemIndex, level: 'warning' });
}

/** Delivers a call and returns the body of BILL's answer. Errors as in `billRequest`. */
export async function deliver(ctx: BillContext, delivery: Delivery): Promise<unknown> {
	assertStaysInPath(ctx, delivery.call);
	const lanes = lanesOf(delivery.laneKey);
	lanes.limitTo(delivery.credential.lanes);
	const patienceEndsMs = Date.now() + CONCURRENCY_PATIENCE_MS;
	for (let attempt = 1, failures = 1; ; attempt += 1) {
		assertOpen(ctx, lanes, delivery.call);
		const outcome = await lanes.run(
			async () => await sendInSession(ctx, delivery.credential, delivery.request),
		);
		const verdict = judge(ctx, delivery, outcome);
		if (verdict.state === 'done') {
			lanes.widen();
			return verdict.body;
		}
		if (verdict.state === 'crowded') {
			lanes.narrow();
			if (Date.now() > patienceEndsMs) throw verdict.error;
		} else if (verdict.state === 'closed') {
			lanes.closeUntil(nextFullHour(Date.now()));
			throw hourlyLimitError(ctx.getNode(), delivery.call, nextFullHour(Date.now()));
		} else if (!verdict.mayRepeat || failures++ >= MAX_ATTEMPTS) {
			throw verdict.error;
		}
		await backOff(attempt);
	}
}

type Verdict =
	| { state: 'done'; body: unknown }
	| { state: 'crowded'; error: NodeApiError }
	| { state: 'closed' }
	| { state: 'failed'; error: NodeApiError; mayRepeat: boolean };

function judge(ctx: BillContext, delivery: Delivery, outcome: Outcome): Verdict {
	const { call, isRepeatable } = delivery;
	const node = ctx.getNode();
	switch (outcome.kind) {
		case 'loginRefused':
			return { state: 'failed', error: signInError(node, call, outcome.error), mayRepeat: false };
		case 'neverSent':
			return { state: 'failed', error: unreachableError(node, call, outcome.reason), mayRepeat: true };
		case 'crowded':
			return { state: 'crowded', error: unreachableError(node, call, outcome.reason) };
		case 'cancelled':
			return { ...unclear(ctx, delivery, 'the execution was cancelled'), mayRepeat: false };
		case 'unclear':
			return unclear(ctx, delivery, outcome.reason);
		case 'answer': {
			const refusals =
				outcome.status < 400
					? delivery.refusalsIn?.(outcome.body)
					: decodeRefusals(outcome.body, outcome.status);
			if (!refusals) {
				if (isAnswer(delivery, outcome.body)) return { state: 'done', body: outcome.body };
				return unclear(ctx, delivery, `HTTP ${outcome.status} without what was asked for`);
			}
			const retry = retryOf(refusals.map(({ code }) => code));
			const error = new BillRefusedError(node, call, outcome.status, refusals, refusalEntries(outcome.body));
			if (retry === 'nextHour') return { state: 'closed' };
			// BILL's status for this code is disputed, so the code decides; a bare 429 can only mean the same.
			if (retry === 'whenFree' || (outcome.status === 429 && !refusals[0].code))
				return { state: 'crowded', error };
			const isFault = outcome.status >= 500 || retry === 'reads';
			if (!isFault) return { state: 'failed', error, mayRepeat: false };
			return isRepeatable
				? { state: 'failed', error, mayRepeat: true }
				: unclear(ctx, delivery, `HTTP ${outcome.status}, ${refusals[0].message}`);
		}
	}
}

/** A redirect is nobody's answer: BILL's API has none, so somebody else stands in between. */
function isAnswer({ isAnswered }: Delivery, body: unknown): boolean {
	return isAnswered ? isAnswered(body) : !(body instanceof Redirection);
}

function unclear(
	ctx: BillContext,
	{ call, isRepeatable }: Delivery,
	reason: string,
): Extract<Verdict, { state: 'failed' }> {
	const node = ctx.getNode();
	const error = isRepeatable
		? unreachableError(node, call, reason, { wasSent: true })
		: new UnknownOutcomeError(node, call, reason);
	return { state: 'failed', error, mayRepeat: isRepeatable };
}

function assertOpen(ctx: BillContext, lanes: Lanes, call: CallContext): void {
	const opensAtMs = lanes.opensAtMs(Date.now());
	if (opensAtMs !== undefined) throw hourlyLimitError(ctx.getNode(), call, opensAtMs);
}
