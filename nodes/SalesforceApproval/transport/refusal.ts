import { parseOrKeep } from '../../shared/values/json';

/** One entry of Salesforce's error body. `fields` names the API names of the fields it is about. */
export interface RefusalEntry {
	errorCode: string;
	message: string;
	fields: string[];
}

/** Salesforce answered, and the answer was no. Thrown by the HTTP layer, worded for people by `salesforceError`. */
export class SalesforceRefusedError extends Error {
	/** From when on the same request can succeed, where a `Retry-After` says so. */
	retryAtMs?: number;

	constructor(
		/** HTTP status; 200 when one entry of a batch was refused and the call as a whole was not. */
		readonly status: number,
		readonly entries: RefusalEntry[],
		/** Whether the request changes something and may have taken effect nevertheless. */
		readonly isOutcomeOpen = false,
		/** What helps here, where it is not what helps against this code in general. */
		readonly fix?: string,
	) {
		super(entries.map(({ errorCode, message }) => `${message} (${errorCode})`).join('; '));
		this.name = 'SalesforceRefusedError';
	}

	/** The code of the first entry, which is the cause; later ones repeat it per field. */
	get code(): string {
		return this.entries[0]?.errorCode ?? `HTTP_${this.status}`;
	}

	/**
	 * Whether another process held a row for too long. A flow or trigger of the org that meets this ends the whole change with
	 * a code of its own and quotes the reason.
	 */
	get isRowHeld(): boolean {
		const isOfAutomation = ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'CANNOT_EXECUTE_FLOW_TRIGGER'].includes(
			this.code,
		);
		return (
			this.code === 'UNABLE_TO_LOCK_ROW' || (isOfAutomation && /\bUNABLE_TO_LOCK_ROW\b/.test(this.message))
		);
	}

	/**
	 * Whether too much runs in the org at the same time, which passes by itself and soon. Salesforce gives the code of the
	 * day's used-up API calls to that as well; the texts begin with ConcurrentRequests or ConcurrentPerOrgLongTxn.
	 */
	get isTooMuchAtOnce(): boolean {
		return (
			this.code === 'REQUEST_LIMIT_EXCEEDED' && /^Concurrent/i.test((this.entries[0]?.message ?? '').trim())
		);
	}
}

/**
 * Reads every error body Salesforce is known to send: an array, one object, results of actions, entries with `statusCode` instead of
 * `errorCode`, entries that are plain texts, OAuth's `error` and `error_description`, and no JSON at all.
 */
export function decodeRefusal(status: number, body: unknown): SalesforceRefusedError {
	const parsed = parseOrKeep(body);
	const list = Array.isArray(parsed) ? parsed : [parsed];
	if (status === 300) return new SalesforceRefusedError(status, [severalMatches(list)]);
	const entries = list
		.flatMap(innerErrors)
		.map((entry: unknown) => decodeEntry(entry, status))
		.filter((entry) => entry.message !== '');
	return new SalesforceRefusedError(status, entries.length > 0 ? entries : [silentEntry(status)]);
}

/** Results of actions and collections carry their errors one level down; a result that succeeded has none. */
function innerErrors(entry: unknown): unknown[] {
	if (typeof entry !== 'object' || entry === null || !('errors' in entry) || 'message' in entry)
		return [entry];
	return Array.isArray(entry.errors) ? entry.errors : [];
}

function decodeEntry(entry: unknown, status: number): RefusalEntry {
	if (typeof entry === 'string')
		return { errorCode: codeInText(entry) ?? `HTTP_${status}`, message: withoutMarkup(entry), fields: [] };
	if (typeof entry !== 'object' || entry === null)
		return { errorCode: `HTTP_${status}`, message: '', fields: [] };
	const {
		errorCode,
		statusCode,
		error,
		message,
		error_description: description,
		fields,
	} = entry as Record<string, unknown>;
	const code = [errorCode, statusCode, error].find((value) => typeof value === 'string' && value !== '');
	const text = [message, description, error].find((value) => typeof value === 'string' && value !== '');
	return {
		errorCode: typeof code === 'string' ? code : `HTTP_${status}`,
		message: typeof text === 'string' ? text : '',
		fields: Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : [],
	};
}

/** An upsert whose external id several records have: the body lists their addresses. */
function severalMatches(addresses: unknown[]): RefusalEntry {
	const ids = addresses.map((address) => String(address).split('/').at(-1)).join(', ');
	return { errorCode: 'MULTIPLE_CHOICES', message: `Several records match: ${ids}`, fields: [] };
}

/** Some 412 and 304 replies have no body. */
function silentEntry(status: number): RefusalEntry {
	return { errorCode: `HTTP_${status}`, message: `HTTP status ${status} without an explanation`, fields: [] };
}

/** Texts of approval refusals may start with the code: "ALREADY_IN_PROCESS, Cannot submit object already in process." */
function codeInText(text: string): string | undefined {
	return /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b/.exec(text)?.[1];
}

function withoutMarkup(text: string): string {
	return text
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 500);
}
