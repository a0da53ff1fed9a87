import { redact, redactText } from './redaction';

const KEPT_ENTRIES = 20_000;
/** Longer answers (list pages) are cut, so that a long run stays within memory. */
const KEPT_ANSWER_CHARACTERS = 16_000;

/** One call as it happened. */
export interface JournalRecord {
	at: string;
	method: string;
	path: string;
	query: unknown;
	headers: unknown;
	body: unknown;
	/** 0 when the connection was cut instead of an answer. */
	status: number;
	/** The answer as sent. */
	answer: string;
	refusal?: string;
	fault?: string;
	durationMs: number;
}

/** What the control address shows of a call: secrets masked. */
export interface JournalEntry extends Omit<JournalRecord, 'answer'> {
	number: number;
	response: unknown;
}

export interface JournalQuery {
	/** Start of the path, or all of it. */
	path?: string;
	method?: string;
	/** The newest so many. */
	limit?: number;
}

/** Every call of BILL's addresses, in a ring. Kept in memory only: it is evidence about a run, not state of BILL. */
export class Journal {
	private records: Array<JournalRecord & { number: number }> = [];
	private written = 0;

	add(record: JournalRecord): void {
		this.records.push({ ...record, answer: shortened(record.answer), number: ++this.written });
		// Cutting a quarter at a time keeps adding cheap.
		if (this.records.length > KEPT_ENTRIES * 1.25) this.records = this.records.slice(-KEPT_ENTRIES);
	}

	/** Oldest first. Masking happens here, so that calls do not pay for it. */
	read({ path, method, limit = KEPT_ENTRIES }: JournalQuery): JournalEntry[] {
		const wanted = this.records.filter(
			(record) =>
				(!path || record.path.startsWith(path)) && (!method || record.method === method.toUpperCase()),
		);
		return wanted.slice(Math.max(0, wanted.length - limit)).map(({ answer, ...record }) => ({
			...record,
			headers: redact(record.headers),
			query: redact(record.query),
			body: redact(record.body),
			response: redactText(answer),
		}));
	}

	clear(): void {
		this.records = [];
	}
}

function shortened(answer: string): string {
	if (answer.length <= KEPT_ANSWER_CHARACTERS) return answer;
	return JSON.stringify(`answer of ${answer.length} characters, not kept`);
}
