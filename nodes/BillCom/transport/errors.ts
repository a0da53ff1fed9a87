import type { Failure, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { BY_PERSON, BY_REPETITION, byTime, type Cured, withCure } from '../../shared/cure';
import { redactText } from '../../shared/redaction';
import type { IntentNotStoredError } from '../../shared/transport/intents';
import { minuteText } from './limits';
import { KNOWN_CODES } from './knownCodes';
import type { BillLoginError } from './loginErrors';
import type { Refusal } from './refusal';

/** What the messages need to know about a call. `intent` continues "BILL did not …". */
export interface CallContext {
	intent: string;
	method: string;
	path: string;
	itemIndex?: number;
}

/**
 * BILL refused a call. `code` is the code of the first entry, which is the cause; later entries repeat it per field.
 * Complete when built, because n8n keeps the first NodeApiError and drops what is wrapped around it.
 */
export class BillRefusedError extends NodeApiError {
	/** n8n drops everything but the message of errors with other names. */
	override readonly name = 'NodeApiError';

	readonly code: string;

	readonly httpStatus: number;

	/** What BILL said, entry by entry and in its order; in bulk calls the position can name the item. */
	readonly entries: Refusal[];

	/** Of the call only what messages need: n8n saves every field of an error, and a body may hold bank numbers. */
	readonly call: CallContext;

	constructor(
		node: INode,
		call: CallContext,
		httpStatus: number,
		refusals: [Refusal, ...Refusal[]],
		entries: Refusal[] = refusals,
	) {
		const [{ code }] = refusals;
		const reasons = redactText(refusals.map(describe).join('; '));
		const known = KNOWN_CODES[code];
		super(node, { code, message: reasons } as JsonObject, {
			message: `BILL did not ${call.intent}: ${reasons}`,
			description: known?.fix ?? `BILL answered HTTP ${httpStatus} to ${call.method} ${call.path}.`,
			failure: toFailure(known?.cause),
			httpCode: String(httpStatus),
			itemIndex: call.itemIndex,
		});
		const { intent, method, path, itemIndex } = call;
		this.call = { intent, method, path, itemIndex };
		this.code = code;
		this.httpStatus = httpStatus;
		this.entries = entries.map((entry) => ({ ...entry, message: redactText(entry.message) }));
		withCure(this, cureOfRefusal(httpStatus, code));
	}
}

/** BILL's own status decides where the code is none the table knows: a fault or a limit of BILL passes. */
function cureOfRefusal(httpStatus: number, code: string): Cured {
	const known = KNOWN_CODES[code];
	const passes = known ? known.curedBy === 'time' : httpStatus === 429 || httpStatus >= 500;
	if (passes) return byTime();
	return known?.curedBy === 'repetition' ? BY_REPETITION : BY_PERSON;
}

/** The part of a refused bulk call that concerns one item. */
export function refusalOf(
	node: INode,
	whole: BillRefusedError,
	reasons: Refusal[],
	{ subject, itemIndex }: { subject: string; itemIndex: number },
): BillRefusedError {
	const [first = { code: whole.code, message: whole.message }, ...others] = reasons;
	const call = { ...whole.call, intent: `${whole.call.intent} (${subject})`, itemIndex };
	return new BillRefusedError(node, call, whole.httpStatus, [first, ...others]);
}

/**
 * A write was sent and nobody knows whether it took effect. Look it up by its key before anything is sent again. A person
 * has to look, until `asRepeatable` says that the operation does so itself.
 */
export class UnknownOutcomeError extends NodeApiError {
	override readonly name = 'NodeApiError';

	constructor(
		node: INode,
		call: CallContext,
		reason: string,
		/** Until when BILL may still be at work on it; undefined when BILL itself has ended the call. */
		readonly settlesAtMs?: number,
	) {
		const words = redactText(reason);
		super(node, { message: words } as JsonObject, {
			message: `BILL gave no clear answer when asked to ${call.intent}: ${words}`,
			description: lookFirst(settlesAtMs),
			failure: { cause: 'temporarily-unavailable' },
			itemIndex: call.itemIndex,
		});
		withCure(this, BY_PERSON);
	}

	/**
	 * The operation looks for what it may have written before it writes: running it again cannot do it twice, once BILL is
	 * no longer at work on it.
	 *
	 * @param isHarmlessTwice what comes late then changes nothing, so that nobody has to wait for it
	 */
	asRepeatable(isHarmlessTwice = false): this {
		const settlesAtMs = isHarmlessTwice ? undefined : this.settlesAtMs;
		this.description = runAgain(settlesAtMs);
		return withCure(this, settlesAtMs === undefined ? BY_REPETITION : byTime(settlesAtMs));
	}

	/** Nothing can find what was written, so running it again may do it twice. */
	asUnrepeatable(): this {
		this.description = lookFirst(this.settlesAtMs);
		return withCure(this, BY_PERSON);
	}
}

function lookFirst(settlesAtMs?: number): string {
	if (settlesAtMs === undefined)
		return 'BILL may already have done this. Check in BILL before you run this again.';
	const at = minuteText(settlesAtMs);
	return `BILL may already have done this, or still be at work on it. Check in BILL after ${at}, before you run this again.`;
}

function runAgain(settlesAtMs?: number): string {
	const looks = 'the node looks for it in BILL first, so it is not done twice.';
	if (settlesAtMs === undefined) return `BILL may already have done this. Run this item again: ${looks}`;
	const at = minuteText(settlesAtMs);
	return `BILL may already have done this, or still be at work on it. Run this item again after ${at}: ${looks}`;
}

/** The hour's calls are used up; `opensAtMs` is the next full hour. */
export function hourlyLimitError(node: INode, call: CallContext, opensAtMs: number): NodeApiError {
	const opensAt = minuteText(opensAtMs);
	const error = new NodeApiError(node, { code: 'BDC_1144', message: 'hourly limit' } as JsonObject, {
		message: `BILL did not ${call.intent}: the calls allowed per hour and developer key are used up (BDC_1144). BILL accepts calls again at ${opensAt}.`,
		description: `Run this again after ${opensAt}. All programs that use this developer key share the 20,000 calls.`,
		failure: { cause: 'quota-exhausted', resetsAtEpochMs: opensAtMs },
		itemIndex: call.itemIndex,
	});
	return withCure(error, byTime(opensAtMs));
}

/**
 * BILL gave no answer, and the call may be made again. `wasSent`: it may have reached BILL, which of a change says that it
 * may have happened; of a reading nothing is said about the writes before it.
 */
export function unreachableError(
	node: INode,
	call: CallContext,
	reason: string,
	{ wasSent = false } = {},
): NodeApiError {
	const words = redactText(reason);
	const isReading = call.method === 'GET';
	const state = wasSent ? 'BILL may already have done this. It is safe to run it again.' : NOT_SENT;
	const error = new NodeApiError(node, { message: words } as JsonObject, {
		message: `Could not reach BILL to ${call.intent}: ${words}`,
		description: `${isReading ? 'BILL did not answer.' : state} Check Environment and URL in the credential, then run this again.`,
		failure: { cause: 'temporarily-unavailable' },
		itemIndex: call.itemIndex,
	});
	return withCure(error, byTime());
}

const NOT_SENT = 'Nothing was changed in BILL.';

/** The audit trail has to know of a change before BILL does; where it cannot, nothing is sent. */
export function notNotedError(
	node: INode,
	{ intent, itemIndex }: CallContext,
	{ words, fix }: IntentNotStoredError,
): NodeApiError {
	const error = new NodeApiError(node, { message: words } as JsonObject, {
		message: `BILL was not asked to ${intent}: ${words}`,
		description: fix,
		failure: { cause: 'temporarily-unavailable' },
		itemIndex,
	});
	error.context.data = { reason: 'intentNotStored' };
	return withCure(error, byTime());
}

/** No session could be opened; the sign-in's own words, which name the field of the credential. */
export function signInError(node: INode, call: CallContext, login: BillLoginError): NodeApiError {
	const { opensAtMs } = login;
	const error = new NodeApiError(node, { message: login.message } as JsonObject, {
		message: login.message,
		description:
			opensAtMs === undefined
				? `BILL was not asked to ${call.intent}. Open the credential, correct it and select Test.`
				: `BILL was not asked to ${call.intent}. Run this again after ${minuteText(opensAtMs)}.`,
		failure:
			opensAtMs === undefined
				? { cause: 'credential-invalid' }
				: { cause: 'quota-exhausted', resetsAtEpochMs: opensAtMs },
		itemIndex: call.itemIndex,
	});
	return withCure(error, opensAtMs === undefined ? BY_PERSON : byTime(opensAtMs));
}

function describe({ code, message }: Refusal): string {
	return code ? `${message} (${code})` : message;
}

function toFailure(cause: Failure['cause'] | undefined): Failure | undefined {
	return cause ? { cause } : undefined;
}
