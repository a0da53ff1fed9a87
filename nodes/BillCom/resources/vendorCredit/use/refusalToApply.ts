import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../../shared/money';
import { textOf } from '../../../records/record';
import { type CreditAndBill, leftCents } from './creditUse';
import type { Objection } from '../../../operation/failure';

/** How much of a credit goes to a bill, in cents, or why it cannot. Without a wanted amount: as much as both allow. */
export function centsToApply(both: CreditAndBill, wantedCents: number | undefined): number | Objection {
	const { credit, bill } = both;
	const left = leftCents(credit) ?? toCents(credit.amount);
	const due = toCents(bill.dueAmount) ?? toCents(bill.amount);
	const refusal = refusalOfState(both) ?? refusalOfNothing(left, due);
	if (refusal) return refusal;
	if (wantedCents === undefined) return asMuchAsPossible(both);
	if (left !== undefined && wantedCents > left) {
		return {
			reason: 'amountAboveCredit',
			what: `Amount ${formatCents(wantedCents)} is above the ${formatCents(left)} left of the credit`,
			fix: 'Lower Amount. Nothing was sent.',
		};
	}
	if (due !== undefined && wantedCents > due) {
		return {
			reason: 'amountAboveDue',
			what: `Amount ${formatCents(wantedCents)} is above the ${formatCents(due)} still due on the bill`,
			fix: 'Lower Amount. Nothing was sent.',
		};
	}
	return wantedCents;
}

function refusalOfState({ credit, bill }: CreditAndBill): Objection | undefined {
	if (credit.archived === true) {
		return { reason: 'creditArchived', what: 'the credit is archived in BILL', fix: 'Choose another one.' };
	}
	if (bill.archived === true) {
		return { reason: 'billArchived', what: 'the bill is archived in BILL', fix: 'Restore it first.' };
	}
	const [ofCredit, ofBill] = [vendorOf(credit), vendorOf(bill)];
	if (ofCredit === ofBill) return undefined;
	return {
		reason: 'otherVendor',
		what: `the credit is of vendor ${ofCredit}, and the bill of vendor ${ofBill}`,
		fix: 'Choose a credit and a bill of one vendor.',
	};
}

function refusalOfNothing(left: number | undefined, due: number | undefined): Objection | undefined {
	if (left !== undefined && left <= 0) {
		return { reason: 'creditUsedUp', what: 'nothing is left of the credit', fix: 'Choose another one.' };
	}
	if (due === undefined || due > 0) return undefined;
	return {
		reason: 'billOwesNothing',
		what: 'nothing is due on the bill: it is paid, scheduled, or covered by credits',
		fix: 'Choose another bill. Nothing was sent.',
	};
}

/** Unlike an upper bound for an amount somebody named, the amount itself has to be known. */
function asMuchAsPossible({ credit, bill }: CreditAndBill): number | Objection {
	const left = leftCents(credit);
	const due = toCents(bill.dueAmount);
	if (left !== undefined && due !== undefined) return Math.min(left, due);
	const what = `BILL does not show what ${left === undefined ? 'is left of the credit' : 'is due on the bill'}`;
	return { reason: 'amountUnknown', what, fix: 'Fill in Amount.' };
}

function vendorOf(record: IDataObject): string {
	return textOf(record, 'vendorId');
}
