import type { ApprovalEvent } from './source';

/** What the user wants to hear about. */
export interface Wanted {
	decisions: string[];
	/** API name; empty means any object. */
	objectName: string;
	minimumAmount: number | undefined;
}

/** An event without an amount passes the minimum: leaving it out silently could hide an invoice. */
export function isWanted(event: ApprovalEvent, { decisions, objectName, minimumAmount }: Wanted): boolean {
	if (!decisions.includes(event.decision)) return false;
	if (objectName !== '' && event.objectName.toLowerCase() !== objectName.toLowerCase()) return false;
	return minimumAmount === undefined || event.amount === null || event.amount >= minimumAmount;
}
