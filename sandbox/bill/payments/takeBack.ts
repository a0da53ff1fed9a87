import { without } from '../../simulator/fields';
import { isOver } from '../bills/amounts';
import { refusal } from '../refusals/refusal';
import type { Payment, Session } from '../store/rows';
import { isoDate, nextBusinessDay, timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';
import { putNewPayment } from './payments';
import { moveTo } from './progress';

/** Asks BILL not to pay: only while the payment waits for its date. @throws Refusal BDC_9003 (placeholder) */
export function cancelPayment(world: World, payment: Payment): Payment {
	if (payment.singleStatus !== 'SCHEDULED')
		throw refusal('paymentStateWrong', `${payment.singleStatus} cannot be cancelled`);
	return moveTo(world, payment, 'CANCELLATION_IN_PROGRESS', { cancelRequestSubmitted: true });
}

/** From which statuses a payment can be voided; before, it is cancelled, after, it takes a person (docs/single-status-payment-values). */
const VOIDABLE = [
	'READY_TO_FUND',
	'FUNDING_STARTED',
	'PROCESSED',
	'SENT',
	'DELIVERED',
	'PARTIALLY_CLAIMED',
	'DISBURSEMENT_FAILED_ACTION_NEEDED',
];

/** A payment like the voided one, on the next business day. That it is a payment of its own is assumed. */
function reissue(world: World, voided: Payment): void {
	const now = timestamp(world.clock.now());
	putNewPayment(world, {
		...without(voided, 'voidInfo', 'checkDisbursement'),
		id: newId('stp'),
		billPayments: voided.billPayments.map((part) => ({
			...without(part, 'vendorCredits'),
			id: newId('blp'),
		})),
		processDate: nextBusinessDay(isoDate(world.clock.now())),
		status: 'SCHEDULED',
		singleStatus: 'SCHEDULED',
		disbursementStatus: 'UNDEFINED',
		createdTime: now,
		updatedTime: now,
	});
}

/**
 * Voids a payment; a payment made outside of BILL at any time. Its bills are open again, or on their way again where the
 * second of the types, which reissues, was asked for.
 * @throws Refusal BDC_1129 (type), BDC_9003 (status)
 */
export function voidPayment(
	world: World,
	session: Session,
	payment: Payment,
	{ type, reason }: { type: string; reason: string },
): Payment {
	const { voidTypes } = world.switches;
	if (!voidTypes.includes(type)) throw refusal('parameterInvalid', `type: ${type}`);
	const isVoidable = VOIDABLE.includes(payment.singleStatus) || (!payment.onlinePayment && !isOver(payment));
	if (!isVoidable) throw refusal('paymentStateWrong', `${payment.singleStatus} cannot be voided`);
	const voidInfo = [{ voidDate: timestamp(world.clock.now()), voidReason: reason, voidedBy: session.userId }];
	const voided = moveTo(world, payment, 'VOIDED', { voidInfo });
	if (type === voidTypes[1] && payment.onlinePayment) reissue(world, voided);
	return voided;
}
