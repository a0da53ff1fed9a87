import { billsOf, paymentsOf, type Invariant } from './evidence';

/** 2. At most one live payment per approval. */
export const onePayment: Invariant = (evidence) =>
	evidence.plan.approvals.flatMap((approval) => {
		const payments = paymentsOf(evidence, billsOf(evidence, approval));
		if (payments.length <= 1) return [];
		const each = payments.map(({ id, amount, singleStatus }) => `${id} over ${amount} (${singleStatus})`);
		return [`${approval.invoiceNumber} is paid ${payments.length} times: ${each.join(', ')}`];
	});
