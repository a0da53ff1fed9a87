import { billsOf, type Invariant } from './evidence';

/** 1. At most one bill per vendor and invoice. */
export const oneBill: Invariant = (evidence) =>
	evidence.plan.approvals.flatMap((approval) => {
		const bills = billsOf(evidence, approval);
		if (bills.length <= 1) return [];
		return [
			`${approval.invoiceNumber} of ${approval.vendorName} has ${bills.length} bills: ${bills.map(({ id }) => id).join(', ')}`,
		];
	});
