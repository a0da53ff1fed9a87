import type { ApprovalEvent } from '../source/source';

/** What the user wants to hear about. */
export interface Wanted {
	/** Undefined where the decision is not what is asked for. */
	decisions: string[] | undefined;
	/** API name; empty means any object. */
	objectName: string;
	minimumAmount: number | undefined;
	/** API name of the approval process; empty means any. */
	processName: string;
}

/** An event that names no object, amount or process passes: leaving it out silently could hide an invoice. */
export function isWanted(
	event: ApprovalEvent,
	{ decisions, objectName, minimumAmount, processName }: Wanted,
): boolean {
	if (decisions && !decisions.includes(event.decision)) return false;
	if (isOther(event.objectName, objectName) || isOther(event.processName ?? '', processName)) return false;
	return minimumAmount === undefined || event.amount === null || event.amount >= minimumAmount;
}

/** API names count without case. */
function isOther(name: string, wanted: string): boolean {
	return wanted !== '' && name !== '' && name.toLowerCase() !== wanted.toLowerCase();
}
