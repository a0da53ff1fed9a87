import { billsOf, cents, isLive, partsOf, type Evidence, type Invariant } from './evidence';

/** 4. Nothing is paid beyond or other than its approval, or above a limit. */
export const nothingElsePaid: Invariant = (evidence) => [
	...withoutApproval(evidence),
	...aboveLimit(evidence),
];

function withoutApproval(evidence: Evidence): string[] {
	const { approvals } = evidence.plan;
	const approved = new Map(
		approvals.flatMap((approval) => billsOf(evidence, approval).map((bill) => [String(bill.id), approval])),
	);
	return evidence.bill.payments.filter(isLive).flatMap((payment) =>
		partsOf(payment).flatMap(({ billId, amount }) => {
			const approval = approved.get(billId);
			if (!approval) return [`payment ${payment.id} pays bill ${billId}, which nobody approved`];
			if (Date.parse(String(payment.createdTime)) > (approval.payableUntilMs ?? Infinity))
				return [`payment ${payment.id} pays ${approval.invoiceNumber}, whose approval was withdrawn before`];
			return cents(amount) === approval.approvedCents
				? []
				: [
						`payment ${payment.id} pays ${amount} for ${approval.invoiceNumber}, approved were ${approval.approvedCents} cents`,
					];
		}),
	);
}

/** BILL's day is a day of its own time zone; a payment belongs to the day it was made on. */
function aboveLimit({ bill, plan }: Evidence): string[] {
	if (plan.dayLimitCents === undefined) return [];
	const days = new Map<string, number>();
	for (const payment of bill.payments.filter(isLive)) {
		const day = dayOf(String(payment.createdTime));
		days.set(day, (days.get(day) ?? 0) + cents(payment.amount));
	}
	const limit = plan.dayLimitCents;
	return [...days]
		.filter(([, paid]) => paid > limit)
		.map(([day, paid]) => `${paid} cents paid on ${day}, the limit is ${limit}`);
}

function dayOf(time: string): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(time));
}
