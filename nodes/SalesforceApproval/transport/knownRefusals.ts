import type { SalesforceRefusedError } from './refusal';

type Cause =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

/** What helps against one of Salesforce's refusals. */
export interface KnownRefusal {
	fix: string;
	cause?: Cause;
}

const BUSY: KnownRefusal = {
	fix: 'Salesforce was busy several times in a row. Run this again in a few minutes.',
	cause: 'temporarily-unavailable',
};

const TOO_MUCH_AT_ONCE: KnownRefusal = {
	fix: 'Too many long requests ran in the org at the same time, in several attempts. Run this again in a few minutes, and do not run workflows that read or write a lot at the same time.',
	cause: 'temporarily-unavailable',
};

/** Statuses of an address that is too long, and of headers that are. */
const TOO_LONG_STATUSES = [414, 431];

const TOO_LONG: KnownRefusal = {
	fix: 'The request is longer than Salesforce accepts: 16,384 bytes of address and headers. Choose fields under Fields to Return (all of them were asked for if none is chosen), or shorten the query, for example its list of IDs.',
	cause: 'configuration-invalid',
};

const NO_ACCESS: KnownRefusal = {
	fix: 'Give the user of the credential access: the object and field permissions (a permission set), and sharing of this record.',
	cause: 'configuration-invalid',
};

const CHANGED_MEANWHILE: KnownRefusal = {
	fix: 'Someone changed the record after the time in Only If Unmodified Since. Read it again, decide again, then update.',
};

/** Salesforce's code → what helps. Codes from the REST guide (errorcodes) and the pages on approvals, 2026-11. */
export const KNOWN_REFUSALS: Record<string, KnownRefusal> = {
	/**
	 * A lock ends with its approval, unless the process keeps it. The code is the same for both; trying again does no harm and
	 * is right for the first, so whoever tries has to stop some time and ask.
	 */
	ENTITY_IS_LOCKED: {
		fix: 'An approval locks the record. Run this again once it is decided. If the record stays locked after the final decision, the approval process keeps the lock. Three ways out: switch off the record lock after final approval in the approval process; write to a child record instead; or give the user of the credential Modify All on this object.',
		cause: 'temporarily-unavailable',
	},
	UNABLE_TO_LOCK_ROW: {
		fix: 'Other processes had locked the record in several attempts. Run this again, and avoid updating records of one parent in parallel.',
		cause: 'temporarily-unavailable',
	},
	REQUEST_LIMIT_EXCEEDED: {
		fix: 'The org has used up its API calls of the last 24 hours. Setup, Company Information shows the usage. Wait until it falls, or buy more calls.',
		cause: 'quota-exhausted',
	},
	LIMIT_EXCEEDED: {
		fix: 'The org has reached its hourly limit for publishing platform events. Wait for the next hour.',
		cause: 'quota-exhausted',
	},
	INVALID_SESSION_ID: {
		// The login itself was accepted.
		fix: 'Salesforce refused the session even after a new login. That usually passes. If it does not, open the credential and test or reconnect it, and check that sessions are not locked to an IP address.',
		cause: 'temporarily-unavailable',
	},
	API_DISABLED_FOR_ORG: {
		fix: 'Give the user of the credential "API Enabled", in an edition that has the API.',
		cause: 'configuration-invalid',
	},
	API_CURRENTLY_DISABLED: {
		fix: 'Give the user of the credential "API Enabled".',
		cause: 'configuration-invalid',
	},
	INVALID_FIELD: {
		fix: 'The object has no such field, or the user may not see it. Check the API name (custom fields end in __c) and the field-level security.',
		cause: 'configuration-invalid',
	},
	INVALID_FIELD_FOR_INSERT_UPDATE: {
		fix: 'The field cannot be written: it is computed, set by Salesforce, or the user has read access only.',
		cause: 'configuration-invalid',
	},
	INVALID_TYPE: {
		fix: 'The org has no such object, or the user may not see it. Check the API name (custom objects end in __c, events in __e).',
		cause: 'configuration-invalid',
	},
	INVALID_TYPE_ON_FIELD_IN_RECORD: {
		fix: 'The value does not fit the type of the field. Dates are written 2026-11-30.',
	},
	JSON_PARSER_ERROR: {
		fix: 'A value does not fit the type of its field. Numbers have no thousands separator, dates are written 2026-11-30.',
	},
	MALFORMED_QUERY: {
		fix: "Check the SOQL: brackets, commas, and quotes inside texts (written \\').",
		cause: 'configuration-invalid',
	},
	MALFORMED_ID: {
		fix: 'The ID belongs to another kind of record, or is incomplete. It has 15 or 18 letters and digits.',
	},
	FIELD_CUSTOM_VALIDATION_EXCEPTION: {
		fix: 'A validation rule of the org refused the record. Change the value it names, or ask your administrator about the rule.',
	},
	REQUIRED_FIELD_MISSING: { fix: 'Fill in the fields named in the message.' },
	STRING_TOO_LONG: { fix: 'Shorten the value of the field named in the message.' },
	INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: {
		fix: 'Use one of the values of the picklist, spelled as its API name.',
	},
	DUPLICATE_VALUE: {
		fix: 'Another record already has this value in a field that must be unique. The message names that record.',
	},
	DUPLICATES_DETECTED: {
		fix: 'A duplicate rule of the org found a record like this one, and nothing was written. Find the existing record with Get Many and update it, or ask your administrator to let this user pass the rule.',
	},
	DUPLICATE_EXTERNAL_ID: {
		fix: 'Several records have this external ID. Make the field unique, or correct the records.',
	},
	MULTIPLE_CHOICES: {
		fix: 'Several records have this external ID. Make the field unique, or correct the records.',
	},
	NOT_FOUND: {
		fix: 'The record or object does not exist, was deleted, or the user may not see it. Check the ID and the API name.',
	},
	ENTITY_IS_DELETED: { fix: 'The record is in the recycle bin. Restore it, or leave it out.' },
	PRECONDITION_FAILED: CHANGED_MEANWHILE,
	HTTP_412: CHANGED_MEANWHILE,
	INSUFFICIENT_ACCESS: NO_ACCESS,
	INSUFFICIENT_ACCESS_OR_READONLY: NO_ACCESS,
	INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: NO_ACCESS,
	CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: {
		fix: 'A flow or trigger of the org stopped the change; the message quotes it. Ask your administrator.',
	},
	CANNOT_EXECUTE_FLOW_TRIGGER: {
		fix: 'A flow of the org stopped the change; the message quotes it. Ask your administrator.',
	},
	NO_APPLICABLE_PROCESS: {
		fix: 'No active approval process of this user fits the record. Check the entry criteria and the initial submitters of the process. A flow approval is started by its flow, a button or Apex, not by Submit.',
	},
	ALREADY_IN_PROCESS: {
		fix: 'The record already waits for approval. Approve, reject or recall it before submitting it again.',
	},
	MANAGER_NOT_DEFINED: {
		fix: 'The process asks the manager of the user, who has none. Set the manager in the user record, or name Next Approver IDs.',
	},
	INVALID_CROSS_REFERENCE_KEY: {
		fix: 'The ID cannot be used here. For an approval: the request was decided or recalled meanwhile; "Get Pending" lists the open ones.',
	},
	INVALID_INPUT: {
		fix: 'Salesforce does not accept a value, or the request is no longer open: it was decided, reassigned or withdrawn meanwhile. "Get History" shows what happened.',
	},
	INVALID_ACTION_TYPE: {
		fix: 'This org does not accept the action over REST.',
		cause: 'configuration-invalid',
	},
	SERVER_UNAVAILABLE: BUSY,
	HTTP_503: BUSY,
	PLATFORM_EVENT_PUBLISHING_UNAVAILABLE: BUSY,
	PLATFORM_EVENT_ENCRYPTION_ERROR: {
		fix: 'The org cannot encrypt its events. Check the encryption settings of the event bus in Setup.',
		cause: 'configuration-invalid',
	},
};

/** For writes that may have taken effect. Not `temporarily-unavailable`, which asks for another try. */
export const LOOK_FIRST: KnownRefusal = {
	fix: 'It is unknown whether this took effect. Check the record in Salesforce before you run this again.',
};

/** The same where the operation writes what it wrote before, or only reads. */
export const RUN_AGAIN: KnownRefusal = {
	fix: 'It is unknown whether this took effect. Run this item again: the node sends the same request, so nothing is done twice.',
};

/** For requests that changed nothing because Salesforce was not there. */
export const UNREACHABLE: KnownRefusal = {
	fix: 'Nothing was changed. Check My Domain URL and the network of the n8n server, then run this again.',
	cause: 'temporarily-unavailable',
};

/** The row of a refusal's code, else of its kind; nothing for a code nobody has met yet. */
export function adviceFor(refusal: SalesforceRefusedError): KnownRefusal | undefined {
	const { code, status, isOutcomeOpen, isRowHeld, isTooMuchAtOnce } = refusal;
	if (isOutcomeOpen) return LOOK_FIRST;
	if (isRowHeld) return KNOWN_REFUSALS.UNABLE_TO_LOCK_ROW;
	if (isTooMuchAtOnce) return TOO_MUCH_AT_ONCE;
	if (TOO_LONG_STATUSES.includes(status)) return TOO_LONG;
	if (KNOWN_REFUSALS[code]) return KNOWN_REFUSALS[code];
	if (code.startsWith('INSUFFICIENT_ACCESS')) return NO_ACCESS;
	if (status === 412) return CHANGED_MEANWHILE;
	if (status === 401) return KNOWN_REFUSALS.INVALID_SESSION_ID;
	return status >= 500 ? BUSY : undefined;
}
