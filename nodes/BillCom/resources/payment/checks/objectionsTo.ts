import type { IDataObject } from 'n8n-workflow';
import type { Objection } from '../../../operation/failure';
import { textOf } from '../../../records/record';
import type { RunClient } from '../../../transport/client';
import { differsFromApproval } from './approved/differsFromApproval';
import { balanceTooLow } from './accountReady';
import { PAUSED } from './circumstances';
import { samePersonObjections } from './differentPeople';
import { possibleDuplicates, refusalOfDuplicates, shownDuplicate } from './duplicates/possibleDuplicates';
import type { Evidence } from './evidence';
import { needsPayee, payeeObjections } from './payee/payeeObjections';
import type { SafetyChecks } from './safetyFields';

/** A payment about to be sent. */
export interface PaymentToCheck {
	checks: SafetyChecks;
	bill: IDataObject;
	amountCents: number;
	creditCents: number;
	/** What BILL pays it in. */
	currency: string;
	fundingAccount: { type: string; id: string };
}

/** Everything in Safety Checks that stands against a payment, apart from its limits, which also count the others. Asks nobody. */
export function objectionsTo(client: RunClient, payment: PaymentToCheck, evidence: Evidence): Objection[] {
	const { checks, bill, amountCents, creditCents, currency, fundingAccount } = payment;
	const { payee, otherBills = [], account } = evidence;
	// Where nobody could be asked, the vendor counts as unknown: nothing passes because something was not found out.
	const isPayeeAsked = needsPayee(checks);
	const cents = amountCents + creditCents;
	return [
		...(checks.isPaused ? [PAUSED] : []),
		...differsFromApproval(checks.asApproved, { bill, cents, currency }),
		...(isPayeeAsked ? payeeObjections(checks, payee, client.credential.organizationId) : []),
		...samePersonObjections(checks.differentPeople),
		checks.duplicates && refusalOfDuplicates(bill, possibleDuplicates(checks.duplicates, bill, otherBills)),
		account?.objection,
		account && balanceTooLow(client, fundingAccount, account, inUsd(bill, amountCents)),
	].filter((objection) => objection !== undefined);
}

/** What a payment leaves the node with besides, once it is made: what may be the same invoice. */
export function pointedOut(
	{ checks, bill }: Pick<PaymentToCheck, 'checks' | 'bill'>,
	evidence: Evidence,
): IDataObject {
	if (!checks.duplicates) return {};
	const found = possibleDuplicates(checks.duplicates, bill, evidence.otherBills ?? []);
	return found.length > 0 ? { possibleDuplicates: found.map(shownDuplicate) } : {};
}

/** The vendor a payment is about, as far as it is known without its bill. */
export function approvedVendor({ asApproved }: SafetyChecks, bill?: IDataObject): string {
	return bill ? textOf(bill, 'vendorId') : (asApproved.vendorId ?? '');
}

/** What leaves the account: its money is USD, whatever the bill is in. */
function inUsd(bill: IDataObject, cents: number): number {
	const rate = Number(bill.exchangeRate);
	return Number.isFinite(rate) && rate > 0 ? Math.round(cents * rate) : cents;
}
