import type { N8nClient } from '../../n8n/client';
import { readTable } from '../../n8n/tables';
import type { TableRow } from '../../n8n/tables';

/** What n8n's table "Approvals" says of an invoice: where its work stands, and when it goes on by itself. */
export interface Work {
	/** Such as `new`, `working`, `retry`, `waiting`, `paid out`. */
	state: string;
	/** ISO time; empty when it does not go on by itself. */
	nextTryAt: string;
	/** Failed tries so far. */
	attempts: number;
	message: string;
	/** ISO time at which n8n noted the approval. */
	notedAt: string;
	/** ISO time of the last change. */
	changedAt: string;
}

const TABLE = 'Approvals';
/** n8n under load answers late; the two systems are shown without waiting longer for it. */
const PATIENCE_MS = 1000;

/** The newest approval round of each invoice, as far as n8n tells. */
export class WorkReader {
	private known = new Map<string, Work>();
	private reading: Promise<void> | undefined;

	/** @param client the signed-in n8n, if there is one by now */
	constructor(private readonly client: () => N8nClient | undefined) {}

	/** By record id; empty without n8n, and what was last read while it does not answer. */
	async read(): Promise<Map<string, Work>> {
		const client = this.client();
		if (!client) return this.known;
		this.reading ??= this.load(client).finally(() => (this.reading = undefined));
		await Promise.race([this.reading, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
		return this.known;
	}

	private async load(client: N8nClient): Promise<void> {
		// An n8n that restarts, or whose table is not set up yet, takes nothing from what the two systems show.
		const rows = await readTable(client, TABLE).catch(() => undefined);
		// Oldest first, so the newest round stays.
		if (rows) this.known = new Map(rows.map((row) => [String(row.recordId), workOf(row)]));
	}
}

function workOf(row: TableRow): Work {
	const text = (name: string) => String(row[name] ?? '');
	return {
		state: text('state'),
		nextTryAt: text('nextTryAt'),
		attempts: Number(row.attempts ?? 0),
		message: text('message'),
		notedAt: text('createdAt'),
		changedAt: text('updatedAt'),
	};
}
