import type { IDataObject } from 'n8n-workflow';
import type { Objection } from '../../../../operation/failure';
import { textOf } from '../../../../records/record';
import { clock } from '../../../../transport/clock';
import { changedParts, payeeSealOf } from '../../../vendor/find/payeeSeal';
import type { AsApproved } from '../approved/approvedFields';
import type { PayeeChanges } from './payeeFields';

const DAY_MS = 24 * 60 * 60_000;

/** What an item says about its payee. */
interface PayeeChecks {
	asApproved: AsApproved;
	payeeChanges: PayeeChanges | undefined;
}

/** Whether the vendor has to be looked at for these checks. */
export function needsPayee(checks: PayeeChecks): boolean {
	return checks.asApproved.payeeSeal !== undefined || isHeld(checks.payeeChanges);
}

/**
 * What speaks against paying a vendor as it is now: it is another payee than the one approved, or has become so a short time
 * ago. Details that a second person has released speak against nothing, as long as they are those of now.
 *
 * @param vendor as BILL has it; undefined where it does not know it
 */
export function payeeObjections(
	{ asApproved, payeeChanges }: PayeeChecks,
	vendor: IDataObject | undefined,
	organizationId: string,
): Objection[] {
	if (!vendor) return [UNKNOWN];
	const seal = payeeSealOf(organizationId, vendor);
	if (payeeChanges?.releasedSeal === seal) return [];
	return [
		changedSinceApproval(asApproved.payeeSeal, seal, vendor),
		changedRecently(payeeChanges, vendor),
	].filter((objection) => objection !== undefined);
}

const UNKNOWN: Objection = {
	reason: 'payeeChanged',
	what: 'BILL does not show the vendor of the bill any more, so nobody can say where its money would go',
	fix: 'Nothing was sent. Look at the vendor in BILL.',
};

function changedSinceApproval(
	approved: string | undefined,
	seal: string,
	vendor: IDataObject,
): Objection | undefined {
	if (approved === undefined || approved === seal) return undefined;
	const parts = changedParts(approved, seal);
	return {
		reason: 'payeeChanged',
		what: `the vendor ${textOf(vendor, 'name')} is paid otherwise than when the payment was approved: changed since then: ${parts.join(', ')}`,
		fix: 'Nothing was sent. Ask the vendor under a number you already know whether that is right, then have a second person release it.',
		expected: approved,
		found: seal,
		facts: { changedParts: parts },
	};
}

function changedRecently(changes: PayeeChanges | undefined, vendor: IDataObject): Objection | undefined {
	if (!changes || !isHeld(changes)) return undefined;
	const { changedAtMs = 0, holdForDays } = changes;
	const at = new Date(changedAtMs).toISOString();
	return {
		reason: 'payeeChangedRecently',
		what: `the payee details of the vendor ${textOf(vendor, 'name')} changed at ${at}, less than ${holdForDays} days ago`,
		fix: 'Nothing was sent. Ask the vendor under a number you already know whether that is right, then have a second person release it.',
		expected: `unchanged for ${holdForDays} days`,
		found: at,
	};
}

/** A change in the future is a clock that goes wrong, and no reason to pay. */
function isHeld(changes: PayeeChanges | undefined): boolean {
	if (changes?.changedAtMs === undefined) return false;
	return clock.nowMs() - changes.changedAtMs < changes.holdForDays * DAY_MS;
}
