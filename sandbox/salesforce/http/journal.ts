import { isJsonObject } from './json';

/** One request and its reply. Bodies are decoded where they are JSON; secrets are masked. */
export interface JournalEntry {
	number: number;
	/** ISO time on the simulator's clock. */
	at: string;
	method: string;
	/** Path without the query. */
	path: string;
	query: Record<string, unknown>;
	headers: Record<string, string>;
	requestBody: unknown;
	/** 0 when the connection was reset instead of a reply. */
	status: number;
	/** Code of the first refusal in the reply. */
	refusal?: string;
	responseBody: unknown;
	durationMs: number;
}

/** What is asked of the journal. */
export interface JournalFilter {
	path?: string;
	method?: string;
	/** The newest so many. */
	limit?: number;
}

type Recorded = Omit<JournalEntry, 'number' | 'responseBody'> & { responseText: string };

/** Entries kept; older ones are dropped. */
const CAPACITY = 20_000;
const SECRETS = new Set([
	'access_token',
	'refresh_token',
	'assertion',
	'client_secret',
	'password',
	'pw',
	'code',
	'code_verifier',
	'token',
	'oauth_token',
	'authorization',
	'accesstoken',
]);
const MASK = '***';

/** Remembers the newest requests with their replies. */
export class Journal {
	private entries: Array<Recorded & { number: number }> = [];
	private count = 0;

	add(entry: Recorded): void {
		this.entries.push({ ...entry, number: ++this.count });
		if (this.entries.length > CAPACITY * 1.25) this.entries = this.entries.slice(-CAPACITY);
	}

	/** Entries oldest first; `path` matches any part of the path. */
	list({ path, method, limit = 1000 }: JournalFilter): JournalEntry[] {
		const matching = this.entries.filter(
			(entry) => (!path || entry.path.includes(path)) && (!method || entry.method === method.toUpperCase()),
		);
		return matching.slice(-limit).map(({ responseText, ...entry }) => ({
			...entry,
			query: maskObject(entry.query),
			headers: Object.fromEntries(
				Object.entries(maskObject(entry.headers)).map(([key, value]) => [key, String(value)]),
			),
			requestBody: mask(entry.requestBody),
			responseBody: mask(decode(responseText)),
		}));
	}

	clear(): void {
		this.entries = [];
	}
}

function decode(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function mask(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(mask);
	return isJsonObject(value) ? maskObject(value) : value;
}

function maskObject(value: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [
			key,
			SECRETS.has(key.toLowerCase()) && typeof entry === 'string' ? MASK : mask(entry),
		]),
	);
}
