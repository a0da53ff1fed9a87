import { askFor } from '../clients/askFor';
import type { SimulatorUrls } from './simulators';

/** One request a simulator answered, as the drawer shows it. */
export interface JournalLine {
	number: number;
	/** ISO time on the simulator's clock. */
	at: string;
	method: string;
	path: string;
	/** 0 when the connection was cut instead of an answer. */
	status: number;
	durationMs: number;
	/** BILL's refusal code, if it refused. */
	refusal?: string;
}

const LAST_LINES = 60;

/** The last requests of both simulators, newest first. */
export async function readJournals(
	urls: SimulatorUrls,
): Promise<{ bill: JournalLine[]; salesforce: JournalLine[] }> {
	const [bill, salesforce] = await Promise.all([
		askFor<JournalLine[]>('BILL', `${urls.billUrl}/sandbox/journal?limit=${LAST_LINES}`),
		askFor<JournalLine[]>('Salesforce', `${urls.salesforceUrl}/sandbox/journal?limit=${LAST_LINES}`),
	]);
	return { bill: bill.map(toLine).reverse(), salesforce: salesforce.map(toLine).reverse() };
}

/** Bodies and headers stay behind: the drawer shows lines, the simulators' own addresses the rest. */
export function toLine({ number, at, method, path, status, durationMs, refusal }: JournalLine): JournalLine {
	return { number, at, method, path, status, durationMs, refusal };
}
