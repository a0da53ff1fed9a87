const KEPT_ENTRIES = 20_000;
/** Longer answers (list pages) are cut, so that a long run stays within memory. */
const KEPT_RESPONSE_CHARACTERS = 16_000;

interface Call {
	/** The simulator's time, in the form its system writes it. */
	at: string;
	method: string;
	/** Without the query. */
	path: string;
	query: unknown;
	headers: unknown;
	/** Decoded where it is JSON or a form. */
	body: unknown;
	/** 0 when the connection was cut instead of an answer. */
	status: number;
	/** Code of the refusal, or of the first of several. */
	refusal?: string;
	/** Kind of the fault that struck. */
	fault?: string;
	durationMs: number;
}

/** One call as it happened, with the text of its answer. */
export interface JournalRecord extends Call {
	responseText: string;
}

/** What the control address shows of a call: secrets masked, the answer decoded where it is JSON. */
export interface JournalEntry extends Call {
	number: number;
	response: unknown;
}

export interface JournalQuery {
	/** Any part of the path. */
	path?: string;
	method?: string;
	/** Words of which the path, the query, the body or the answer has at least one, whole: an id, a name. */
	about?: string[];
	/** The newest so many. */
	limit?: number;
}

/** Every call of the simulated system, in a ring. Kept in memory only: it is evidence about a run, not state of the system. */
export class Journal {
	private records: Array<JournalRecord & { number: number }> = [];
	private written = 0;
	private readonly secrets: ReadonlySet<string>;

	/** @param secrets names of fields and headers that hold one, in any case */
	constructor(
		secrets: readonly string[],
		private readonly mask: (secret: string) => string,
	) {
		this.secrets = new Set(secrets.map((name) => name.toLowerCase()));
	}

	add(record: JournalRecord): void {
		this.records.push({ ...record, responseText: shortened(record.responseText), number: ++this.written });
		// Cutting a quarter at a time keeps adding cheap.
		if (this.records.length > KEPT_ENTRIES * 1.25) this.records = this.records.slice(-KEPT_ENTRIES);
	}

	/** Oldest first. Masking happens here, so that calls do not pay for it. */
	read({ path, method, about, limit = KEPT_ENTRIES }: JournalQuery): JournalEntry[] {
		const words = about && anyOf(about);
		const wanted = this.records.filter(
			(record) =>
				(!path || record.path.includes(path)) &&
				(!method || record.method === method.toUpperCase()) &&
				(!words || words.test(textOf(record))),
		);
		return wanted.slice(Math.max(0, wanted.length - limit)).map(({ responseText, ...record }) => ({
			...record,
			headers: this.masked(record.headers),
			query: this.masked(record.query),
			body: this.masked(record.body),
			response: this.maskedText(responseText),
		}));
	}

	clear(): void {
		this.records = [];
	}

	/** A copy in which the secrets are masked, however deep they lie. */
	private masked(value: unknown): unknown {
		if (Array.isArray(value)) return value.map((entry) => this.masked(entry));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, entry]) => [
				name,
				this.secrets.has(name.toLowerCase()) && entry !== null && typeof entry !== 'object'
					? this.mask(String(entry))
					: this.masked(entry),
			]),
		);
	}

	/** The same for a text. One that is no JSON is shown as its length only: nothing could be masked in it. */
	private maskedText(text: string): unknown {
		if (text === '') return undefined;
		try {
			return this.masked(JSON.parse(text));
		} catch {
			return `${text.length} characters that are not JSON`;
		}
	}
}

/** Finds one of the words, but not inside a longer one: `INV-8` is not in `INV-88`. */
function anyOf(words: string[]): RegExp {
	// As they stand in JSON, where a quotation mark of a name has a backslash before it.
	const written = words.map((word) => JSON.stringify(word).slice(1, -1));
	const literal = written.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`(?<![\\w-])(?:${literal.join('|')})(?![\\w-])`);
}

function textOf({ path, query, body, responseText }: JournalRecord): string {
	return [path, JSON.stringify(query), JSON.stringify(body), responseText].join('\n');
}

function shortened(text: string): string {
	if (text.length <= KEPT_RESPONSE_CHARACTERS) return text;
	return JSON.stringify(`answer of ${text.length} characters, not kept`);
}
