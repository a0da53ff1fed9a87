import type { Clock } from '../../simulator/clock';
import { refusal } from '../refusals/refusal';

/** What a query found. Records are rendered when asked for, so that a page costs no more than itself. */
export interface QueryResult {
	totalSize: number;
	render(from: number, to: number): Array<Record<string, unknown>>;
}

/** A cursor lives two days. */
const LIFETIME_MS = 2 * 24 * 60 * 60 * 1000;
/** Cursors kept; the oldest give way, as they do per user on the platform. */
const CAPACITY = 1000;

interface Cursor {
	result: QueryResult;
	userId: string;
	createdAt: number;
}

/** One page of a query, as the query resource answers. */
export interface QueryPage {
	totalSize: number;
	done: boolean;
	nextRecordsUrl?: string;
	records: Array<Record<string, unknown>>;
}

/** Results too large for one reply, kept for `nextRecordsUrl`. */
export class Cursors {
	private readonly cursors = new Map<string, Cursor>();
	private count = 0;

	constructor(private readonly clock: Clock) {}

	/** First page; a cursor is opened when there is more. */
	firstPage(result: QueryResult, userId: string, batchSize: number, base: string): QueryPage {
		if (result.totalSize <= batchSize || result.render(0, 1).length === 0)
			return pageOf(result, 0, batchSize);
		const key = `01gSB${(++this.count).toString(36).padStart(10, '0')}`;
		this.cursors.set(key, { result, userId, createdAt: this.clock.now() });
		if (this.cursors.size > CAPACITY) this.cursors.delete([...this.cursors.keys()][0]);
		return pageOf(result, 0, batchSize, `${base}/query/${key}-`);
	}

	/**
	 * The page a locator such as `01g…-2000` stands for.
	 * @throws {Refusal} INVALID_QUERY_LOCATOR when it is unknown, expired or another user's
	 */
	nextPage(locator: string, userId: string, batchSize: number, base: string): QueryPage {
		const [key, position] = locator.split('-');
		const cursor = this.cursors.get(key);
		const isUsable = cursor?.userId === userId && this.clock.now() - cursor.createdAt <= LIFETIME_MS;
		const from = Number(position);
		if (!cursor || !isUsable || !Number.isInteger(from)) throw refusal('queryLocator');
		return pageOf(cursor.result, from, batchSize, `${base}/query/${key}-`);
	}

	clear(): void {
		this.cursors.clear();
	}
}

function pageOf(result: QueryResult, from: number, batchSize: number, nextUrl?: string): QueryPage {
	const end = Math.min(from + batchSize, result.totalSize);
	const done = !nextUrl || end >= result.totalSize;
	const next = done ? {} : { nextRecordsUrl: `${nextUrl}${end}` };
	return { totalSize: result.totalSize, done, ...next, records: result.render(from, end) };
}
