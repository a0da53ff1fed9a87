import type { JournalLine } from '../journals';

/** How a step is coloured; the names are those of the stages. */
export type Tone = 'waiting' | 'underway' | 'paid' | 'attention' | 'closed';

/** One thing that happened to an invoice. */
export interface Step {
	/** ISO time, on the clock of the system in which it happened. */
	at: string;
	system: 'Salesforce' | 'n8n' | 'BILL';
	title: string;
	note?: string;
	tone?: Tone;
	/** The run of n8n that did it. */
	run?: { id: string; url: string };
	/** The request that did it. */
	call?: JournalLine;
}

/** Both simulators write times in forms of their own. */
export function isoTime(written: unknown): string {
	return new Date(String(written)).toISOString();
}
