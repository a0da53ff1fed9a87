import type { SeveralPayments } from '../bodies/payment';
import type { Payment, Session } from '../store/rows';
import { inBulk } from '../world/bulk';
import type { World } from '../world/world';
import { schedulePayment } from './payments';
import { planPayment, refuseTerms } from './plan';
import type { PaymentPlan } from './plan';

/** R:createbulkpayment. */
const LARGEST_BULK = 50;
const LARGEST_MERGE = 35;

type PaymentGroup = [PaymentPlan, ...PaymentPlan[]];

/** Plans by future payment: one each, or up to 35 together for a vendor who wants it so. */
function groupPlans(plans: PaymentPlan[]): PaymentGroup[] {
	const groups: PaymentGroup[] = [];
	const open = new Map<string, PaymentGroup>();
	for (const plan of plans) {
		const group = open.get(plan.vendor.id);
		const isMerged = plan.vendor.additionalInfo?.combinePayments === true;
		if (isMerged && group && group.length < LARGEST_MERGE) {
			group.push(plan);
			continue;
		}
		const started: PaymentGroup = [plan];
		open.set(plan.vendor.id, started);
		groups.push(started);
	}
	return groups;
}

/**
 * Pays existing bills, all of them or none.
 * @returns payments in the order of their first bill
 * @throws Refusal as refuseTerms; of the bills, one entry a bill, as planPayment
 */
export function createBulkPayment(world: World, session: Session, draft: SeveralPayments): Payment[] {
	const { payments, ...terms } = draft;
	refuseTerms(world, session, terms);
	const reserved = new Map<string, number>();
	const plans = inBulk(world, payments, { max: LARGEST_BULK, isAtomic: true }, (entry) =>
		planPayment(world, { ...terms, ...entry }, reserved),
	);
	return groupPlans(plans).map((group) => schedulePayment(world, session, group));
}
