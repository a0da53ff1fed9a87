import type { IDataObject } from 'n8n-workflow';
import { BY_PERSON, BY_REPETITION, byTime, type Cured } from '../../shared/cure';
import type { BillClient } from '../transport/client';
import { cureOfObjection, FailedCheckError, inWords, type Objection } from './failure';

/**
 * One refusal for everything that stands against a call, so that a person puts it all right at once. Its reason is that of the
 * first objection; `reasons` has one entry each, with the values compared where there are two.
 *
 * @param subject opens the message
 * @param facts go to its details, beside those of the objections
 */
export function refusedForAll(
	client: BillClient,
	objections: [Objection, ...Objection[]],
	{ subject = '', facts = {} }: { subject?: string; facts?: IDataObject } = {},
): FailedCheckError {
	const [first, ...others] = objections;
	const words = others.length === 0 ? inWords(first, subject) : inWordsTogether(objections, subject);
	const shared = Object.assign({}, ...objections.map((objection) => objection.facts ?? {}));
	return new FailedCheckError(
		client.node,
		first.reason,
		words,
		client.itemIndex,
		{ ...facts, ...shared, reasons: objections.map(rowOf) },
		cureOfAll(objections),
		objections,
	);
}

/** "Payment of bill 00n1: 2 things are in the way. 1. It is archived. Restore it first. 2. …" */
function inWordsTogether(objections: Objection[], subject: string): string {
	const listed = objections.map((objection, place) => `${place + 1}. ${inWords(objection)}`);
	return `${subject && `${subject}: `}${objections.length} things are in the way. ${listed.join(' ')}`;
}

function rowOf(objection: Objection): IDataObject {
	const { reason, what, fix, expected, found } = objection;
	const compared = { ...(expected !== undefined && { expected }), ...(found !== undefined && { found }) };
	return { reason, what, fix, ...compared, ...cureOfObjection(objection) };
}

/** A person, where one of them needs a person; otherwise the last moment that one of them waits for. */
function cureOfAll(objections: Objection[]): Cured {
	const cures = objections.map(cureOfObjection);
	if (cures.some(({ curedBy }) => curedBy === 'person')) return BY_PERSON;
	if (cures.every(({ curedBy }) => curedBy === 'repetition')) return BY_REPETITION;
	const times = cures.flatMap((cure) =>
		'retryAt' in cure && cure.retryAt ? [Date.parse(cure.retryAt)] : [],
	);
	return byTime(times.length > 0 ? Math.max(...times) : undefined);
}
