import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import {
	BY_PERSON,
	BY_REPETITION,
	byTime,
	type Cured,
	dataOf,
	type NodeFailure,
	withCure,
} from '../../shared/cure';
import { detailsOf, type Reason, withDetails } from '../../shared/operation/failedItem';
import type { BillClient } from '../transport/client';
import { BillRefusedError, UnknownOutcomeError } from '../transport/errors';
import { asError } from '../../shared/values/error';

/** Why a call is not sent: machine-readable, then what to tell and how to fix it. */
export interface Objection {
	reason: string;
	what: string;
	fix: string;
	/** Where it differs from that of the reason. */
	cure?: Cured;
	/** The values compared, where two were: what should be, and what BILL has. */
	expected?: IDataObject[string];
	found?: IDataObject[string];
	/** What else a workflow may read of it, beside the reasons. */
	facts?: IDataObject;
}

/**
 * The reasons of `FailedCheckError` that somebody other than a person cures. Everything else the node refuses waits for a
 * person: a reason that is not here needs no row.
 */
export const REFUSAL_CURES: Record<string, { cure: Cured; meaning: string }> = {
	balanceTooLow: {
		cure: byTime(),
		meaning:
			'The funding account has less than this run is to pay from it, as far as BILL tells (*Safety Checks > Funding Account Ready*)',
	},
	overLimit: {
		cure: byTime(),
		meaning:
			'The payment would pass a limit of the day (*Safety Checks > Limits*), and fits into the next one: `retryAt` is a quarter of an hour after its start. With `cancelledPaymentId` it was paid at the same moment as another payment and cancelled again: name that one in *Replaced Payment*, with a new key. Above a limit by itself, or in another currency, it waits for a person. `details.limits` lists each limit with `limit`, `value`, `amount` and `paidBefore`',
	},
	paymentsPaused: {
		cure: byTime(),
		meaning: 'Payments are paused (*Safety Checks > Payments Paused*), until somebody lets them go on',
	},
	unknownOutcome: {
		cure: BY_REPETITION,
		meaning:
			'BILL accepted the request, or gave no clear answer, and the record cannot be found; time cures it, with `retryAt`, while BILL may still be at work on it',
	},
};

/**
 * A check of the node itself did not pass: a reason a workflow can branch on, next to the words for people. A person cures
 * it, unless its reason stands in `REFUSAL_CURES` or `cure` says otherwise.
 */
export class FailedCheckError extends NodeOperationError {
	/** n8n drops everything but the message of errors with other names. */
	override readonly name = 'NodeOperationError';

	constructor(
		node: INode,
		/** Machine-readable, for example `billNotApproved`. */
		readonly reason: string,
		message: string,
		itemIndex: number | undefined,
		readonly facts: IDataObject = {},
		cure: Cured = REFUSAL_CURES[reason]?.cure ?? BY_PERSON,
		/** What it says, where more may be added to it. */
		readonly objections: Objection[] = [],
	) {
		super(node, message, { itemIndex, level: 'warning' });
		withCure(this, cure);
	}
}

/** Who or what cures an objection. */
export function cureOfObjection({ reason, cure }: Pick<Objection, 'reason' | 'cure'>): Cured {
	return cure ?? REFUSAL_CURES[reason]?.cure ?? BY_PERSON;
}

/** What stands against a call, in words: "Payment of bill 00n1: it is archived. Restore it first." */
export function inWords({ what, fix }: Pick<Objection, 'what' | 'fix'>, subject = ''): string {
	return `${subject && `${subject}: `}${what}. ${fix}`;
}

/** The refusal of an item for what stands against it; `subject` opens the message, `facts` go to its details. */
export function refusedFor(
	client: BillClient,
	objection: Objection,
	{ subject, facts }: { subject?: string; facts?: IDataObject } = {},
): FailedCheckError {
	return new FailedCheckError(
		client.node,
		objection.reason,
		inWords(objection, subject),
		client.itemIndex,
		{ ...facts, ...objection.facts },
		objection.cure,
		[objection],
	);
}

/** Whether nobody knows if the write took effect: it must not be sent again before somebody has looked. */
export function isUnknownOutcome(error: unknown): boolean {
	if (error instanceof UnknownOutcomeError) return true;
	return error instanceof FailedCheckError && error.reason === 'unknownOutcome';
}

/** Says that nothing can find again what a write of an unknown outcome left behind. */
export function asUnrepeatable(error: unknown): void {
	if (error instanceof UnknownOutcomeError) error.asUnrepeatable();
	else if (error instanceof FailedCheckError && isUnknownOutcome(error)) withCure(error, BY_PERSON);
}

/**
 * Stamps the item on an error of ours; anything else is a defect and is wrapped. What a workflow can branch on is written
 * into the error as well, for the error workflow of a node that stops.
 */
export function toNodeFailure(node: INode, error: unknown, itemIndex?: number): NodeFailure {
	const failure =
		error instanceof NodeApiError || error instanceof NodeOperationError
			? error
			: new NodeOperationError(node, asError(error), {
					itemIndex,
					failure: { cause: 'node-defect' },
				});
	if (itemIndex !== undefined) failure.context.itemIndex ??= itemIndex;
	return withDetails(failure, billDetailsOf(failure));
}

/** What a workflow can branch on, with the facts of a refusal. */
export function billDetailsOf(failure: NodeFailure): IDataObject {
	return detailsOf(failure, reasonOf(failure));
}

function reasonOf(failure: NodeFailure): Reason {
	if (failure instanceof FailedCheckError) return { reason: failure.reason, ...failure.facts };
	if (failure instanceof BillRefusedError)
		return { reason: 'refusedByBill', ...(failure.code && { code: failure.code }) };
	if (failure instanceof UnknownOutcomeError) return { reason: 'unknownOutcome' };
	if (dataOf(failure).reason === 'intentNotStored') return { reason: 'intentNotStored' };
	return { reason: failure instanceof NodeApiError ? 'billNotReached' : 'badInput' };
}
