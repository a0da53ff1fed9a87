/** How far back a poll looks behind the last change it saw: a row may be committed minutes after its time stamp. */
export const OVERLAP_MS = 300_000;

/** Like the event bus, which keeps 72 hours: how far back "everything Salesforce still keeps" goes when polling. */
export const KEPT_MS = 72 * 60 * 60 * 1000;

/** How many of the newest approvals a test looks at. */
export const NEWEST = 20;

/** A moment as a SOQL literal, UTC with milliseconds. */
export function soqlDate(ms: number): string {
	return new Date(ms).toISOString();
}
