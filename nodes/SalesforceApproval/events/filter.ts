import type { ApprovalEvent } from './source';

/** What the user wants to hear about. */
export interface Wanted {
	decisions: string[];
	/** API name; empty means any object. */
	objectName: string;
	minimumAmount: number | undefined;
}

/** An event that names no object or no amount passes: leaving it out silently could hide an invoice. */
export function isWanted(event: ApprovalEvent, { decisions, objectName, minimumAmount }: Wanted): boolean {
	if (!decisions.includes(event.decision)) return false;
	const isOther = event.objectName.toLowerCase() !== objectName.toLowerCase();
	if (objectName !== '' && event.objectName !== '' && isOther) return false;
	return minimumAmount === undefined || event.amount === null || event.amount >= minimumAmount;
}
