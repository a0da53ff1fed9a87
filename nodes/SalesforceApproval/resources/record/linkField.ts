import { sleep } from 'n8n-workflow';
import { to18 } from '../../../shared/salesforceId';
import { attempt } from '../../transport/attempt';
import type { SalesforceConnection } from '../../transport/connection';
import { NoAnswerError } from '../../transport/noAnswer';
import { SalesforceRefusedError } from '../../transport/refusal';

/** What is to be written, and where. */
export interface FieldLink {
	objectName: string;
	id: string;
	field: string;
	/** In the type of the field. */
	value: string | number | boolean;
}

/** `linked`: we wrote it. `alreadyLinked`: it was there. `taken`: something else is there, and stays. */
export interface LinkResult {
	outcome: 'linked' | 'alreadyLinked' | 'taken';
	/** What the field holds now. */
	currentValue: unknown;
}

/** Conditional requests compare whole seconds (REST guide: conditional requests, API 67). */
const SECOND_MS = 1000;
/** Long enough that the second of the reading before is over, by whatever clock. */
const NEXT_SECOND_MS = 1100;
/** Times a record may change under our hands before we give up. */
const MAX_ROUNDS = 8;

interface Reading {
	current: unknown;
	/** As an HTTP date, from Salesforce. */
	lastModified: string;
	/** Whether another write could still get the same second. */
	isFresh: boolean;
}

/**
 * Writes a value into a field that is empty, unless the record changed after it was read: `If-Unmodified-Since` makes
 * Salesforce check it. Because that compares seconds, a record changed in the running second is read again in a later
 * one, so that of two writers only one can win. Nobody documents that Salesforce checks and writes under one lock, so the
 * field is read once more afterwards.
 *
 * @throws SalesforceRefusedError when the write is refused for another reason, or the record changes each time
 */
export async function linkField(salesforce: SalesforceConnection, link: FieldLink): Promise<LinkResult> {
	let unclear = false;
	let settled = '';
	for (let round = 1; round <= MAX_ROUNDS; round++) {
		const reading = await readField(salesforce, link);
		if (isSame(reading.current, link.value)) {
			// After an answer that was lost the value is most likely our own; it is what was wanted either way.
			return { outcome: unclear ? 'linked' : 'alreadyLinked', currentValue: reading.current };
		}
		if (!isEmpty(reading.current)) return { outcome: 'taken', currentValue: reading.current };
		if (reading.isFresh && reading.lastModified !== settled) {
			settled = reading.lastModified;
			await sleep(NEXT_SECOND_MS);
			continue;
		}
		const outcome = await tryWrite(salesforce, link, reading.lastModified);
		if (outcome === 'written') return await confirmed(salesforce, link);
		unclear = outcome === 'unclear';
	}
	throw new SalesforceRefusedError(412, [
		{
			errorCode: 'HTTP_412',
			message: `The record changed every time it was read (${MAX_ROUNDS} times)`,
			fields: [link.field],
		},
	]);
}

/**
 * What the field holds after our write: of two that got past the check together, the later one. The write has succeeded by
 * then, so a read that does not changes nothing about it.
 */
async function confirmed(salesforce: SalesforceConnection, link: FieldLink): Promise<LinkResult> {
	const reading = await attempt(async () => await readField(salesforce, link));
	const current = 'value' in reading ? reading.value.current : link.value;
	return { outcome: isSame(current, link.value) ? 'linked' : 'taken', currentValue: current };
}

async function readField(
	salesforce: SalesforceConnection,
	{ objectName, id, field }: FieldLink,
): Promise<Reading> {
	const path = `/sobjects/${objectName}/${id}?fields=${field},SystemModstamp`;
	const { headers, body } = await salesforce.exchange('GET', path);
	const record = typeof body === 'object' && body !== null ? Object.entries(body) : [];
	const valueOf = (name: string): unknown =>
		record.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
	const stamp = Date.parse(String(valueOf('SystemModstamp')).replace('+0000', 'Z'));
	const changedMs = Date.parse(headers['last-modified'] ?? '') || stamp;
	const nowMs = Date.parse(headers.date ?? '') || Date.now();
	return {
		current: valueOf(field),
		lastModified: new Date(changedMs).toUTCString(),
		isFresh: Math.floor(nowMs / SECOND_MS) <= Math.floor(changedMs / SECOND_MS),
	};
}

async function tryWrite(
	salesforce: SalesforceConnection,
	{ objectName, id, field, value }: FieldLink,
	lastModified: string,
): Promise<'written' | 'changedMeanwhile' | 'unclear'> {
	const { failure } = await attempt(
		async () =>
			await salesforce.exchange('PATCH', `/sobjects/${objectName}/${id}`, {
				headers: { 'If-Unmodified-Since': lastModified },
				body: { [field]: value },
			}),
	);
	if (failure === undefined) return 'written';
	if (failure instanceof SalesforceRefusedError && failure.status === 412) return 'changedMeanwhile';
	const isKnown = failure instanceof SalesforceRefusedError || failure instanceof NoAnswerError;
	// The write is conditional, so looking again and trying again cannot overwrite anybody.
	if (isKnown && failure.isOutcomeOpen) return 'unclear';
	throw failure;
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '' || value === false;
}

/** Both forms of an id are the same. */
function isSame(current: unknown, wanted: FieldLink['value']): boolean {
	if (current === wanted) return true;
	return typeof current === 'string' && typeof wanted === 'string' && to18(current) === to18(wanted);
}
