import type { IDataObject } from 'n8n-workflow';
import { formatCents, fromCents, toCents } from '../../../../shared/money';
import type { Objection } from '../../../operation/failure';
import { textOf } from '../../../records/record';

/** Reasons that a payment made a moment ago may have caused. */
export const OWES_TOO_LITTLE: ReadonlySet<string> = new Set([
	'alreadyPaid',
	'alreadyScheduled',
	'amountAboveDue',
]);

/** Approval states BILL pays in; others, unknown ones too, are not payable (BILL bills, 2026-11). */
const PAYABLE_APPROVAL = new Set(['UNASSIGNED', 'APPROVED']);

/** The first reason why this bill cannot be paid with this amount and these credits; undefined when it can. */
export function refusalToPay(bill: IDataObject, amountCents: number, creditCents = 0): Objection | undefined {
	const refusal =
		refusedState(bill) ?? refusedApproval(bill) ?? refusedAmount(bill, amountCents, creditCents);
	return refusal && { ...refusal, facts: { paymentStatus: textOf(bill, 'paymentStatus') } };
}

function refusedState(bill: IDataObject): Objection | undefined {
	if (bill.archived === true) {
		return {
			reason: 'billArchived',
			what: 'the bill is archived in BILL',
			fix: 'Restore it in BILL, or choose another Bill.',
		};
	}
	if (textOf(bill, 'paymentStatus') !== 'PAID') return undefined;
	return {
		reason: 'alreadyPaid',
		what: 'the bill is already paid',
		fix: 'Check its payments in BILL. Nothing was sent.',
	};
}

function refusedApproval(bill: IDataObject): Objection | undefined {
	const status = textOf(bill, 'approvalStatus');
	if (PAYABLE_APPROVAL.has(status)) return undefined;
	const what = `its approval status in BILL is ${status || 'not known'}`;
	const compared = { expected: [...PAYABLE_APPROVAL], found: status };
	const fix =
		status === 'DENIED'
			? 'Somebody denied it in BILL; resolve that there first.'
			: 'Have it approved in BILL first.';
	return { reason: 'billNotApproved', what, fix, ...compared };
}

/** `dueAmount` is total minus credits, scheduled and paid money. BILL leaves it out at times: unknown, never zero. */
function refusedAmount(bill: IDataObject, amountCents: number, creditCents: number): Objection | undefined {
	const dueCents = toCents(bill.dueAmount);
	const isUnderWay = ['SCHEDULED', 'IN_PROCESS'].includes(textOf(bill, 'paymentStatus'));
	if (isUnderWay && (dueCents === undefined || dueCents <= 0)) {
		return {
			reason: 'alreadyScheduled',
			what: 'a payment for the whole bill is in progress',
			fix: 'Check its payments in BILL. Nothing was sent.',
		};
	}
	const limitCents = dueCents ?? toCents(bill.amount);
	if (limitCents === undefined || amountCents + creditCents <= limitCents) return undefined;
	const taken =
		creditCents > 0
			? `Amount ${formatCents(amountCents)} and Vendor Credits ${formatCents(creditCents)} are together`
			: `Amount ${formatCents(amountCents)} is`;
	return {
		reason: 'amountAboveDue',
		what: `${taken} above the ${formatCents(limitCents)} still due`,
		fix: 'Lower Amount, or look for an earlier payment of this bill.',
		expected: fromCents(limitCents),
		found: fromCents(amountCents + creditCents),
	};
}
