import { withAmounts } from '../bills/amounts';
import { publishBill } from '../bills/billEvents';
import type { Payment } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';
import { publishPayment } from './paymentEvents';

/** The way of a payment that nobody stops. */
const COURSE = ['SCHEDULED', 'READY_TO_FUND', 'FUNDING_STARTED', 'PROCESSED', 'SENT', 'DELIVERED', 'CLEARED'];

/** What `status` and `disbursementStatus` say while `singleStatus` says this; what is not listed stays as it was. */
const DERIVED: Record<string, { status?: string; disbursementStatus?: string } | undefined> = {
	PROCESSED: { status: 'PAID' },
	SENT: { disbursementStatus: 'IN_PROGRESS' },
	CLEARED: { disbursementStatus: 'DONE' },
	CANCELED: { status: 'CANCELLED' },
	VOIDED: { status: 'VOID' },
	DISBURSEMENT_FAILED_ACTION_NEEDED: { disbursementStatus: 'FAILED' },
};

function courseOf(world: World): string[] {
	const hold = world.switches.extraHold;
	return hold ? [COURSE[0], hold, ...COURSE.slice(1)] : COURSE;
}

/** Where the payment goes next by itself; undefined when it stays. */
function nextStatus(world: World, payment: Payment): string | undefined {
	if (payment.singleStatus === 'CANCELLATION_IN_PROGRESS') return 'CANCELED';
	if (payment.singleStatus === 'CLEARED') return world.faults.take('cleared', payment.id)?.strike();
	const course = courseOf(world);
	const at = course.indexOf(payment.singleStatus);
	return at < 0 ? undefined : course[at + 1];
}

/** Plans the next automatic step of a payment. A payment that has none left is forgotten, except one that may be returned. */
export function planStep(world: World, payment: Payment): void {
	const isMoving =
		payment.singleStatus === 'CANCELLATION_IN_PROGRESS' || courseOf(world).includes(payment.singleStatus);
	if (!isMoving) {
		world.store.paymentSteps.delete(payment.id);
		return;
	}
	world.store.paymentSteps.put({ id: payment.id, dueAtMs: world.clock.now() + world.switches.paymentTick });
}

/** Number and, where it was asked to be fast, tracking of a check on its way (changelog 2026-03-20; form of tracking assumed). */
function checkDetails({ disbursementType, id, processingOptions }: Payment): Partial<Payment> {
	if (disbursementType !== 'CHECK') return {};
	const tracking = { trackingInformation: { trackingNumber: `1Z${id.slice(-12)}` } };
	return {
		checkDisbursement: {
			checkNumber: String(Number.parseInt(id.slice(-5), 36)),
			...(processingOptions.requestPayFaster === true ? tracking : {}),
		},
	};
}

/** Puts a payment into a status, works out its bill and tells the subscribers of both. */
export function moveTo(
	world: World,
	payment: Payment,
	singleStatus: string,
	changes: Partial<Payment> = {},
): Payment {
	const updatedTime = timestamp(world.clock.now());
	const moved = world.store.payments.put({
		...payment,
		...DERIVED[singleStatus],
		...(singleStatus === 'SENT' ? checkDetails(payment) : {}),
		...changes,
		singleStatus,
		updatedTime,
	});
	planStep(world, moved);
	publishPayment(world, moved);
	for (const { billId } of moved.billPayments) refreshBill(world, billId);
	return moved;
}

/** Works out the bill's amounts after something happened to its payments; `bill.updated` when its status changed (assumed). */
export function refreshBill(world: World, billId: string): void {
	const bill = world.store.bills.get(billId);
	if (!bill) return;
	const refreshed = withAmounts(world, { ...bill, updatedTime: timestamp(world.clock.now()) });
	if (refreshed.paymentStatus === bill.paymentStatus && refreshed.dueAmount === bill.dueAmount) return;
	world.store.bills.put(refreshed);
	publishBill(world, 'bill.updated', refreshed);
}

function step(world: World, paymentId: string): boolean {
	const payment = world.store.payments.get(paymentId);
	const next = payment && nextStatus(world, payment);
	if (!payment || !next) return false;
	moveTo(world, payment, next);
	return true;
}

/** Moves every payment on its way by one status; returns how many moved. */
export function stepAll(world: World): number {
	return world.store.paymentSteps.all().filter(({ id }) => step(world, id)).length;
}

/** Moves the payments whose time has come; returns how many moved. */
export function stepDue(world: World): number {
	const now = world.clock.now();
	const due = world.store.paymentSteps.all().filter(({ dueAtMs }) => dueAtMs <= now);
	return due.filter(({ id }) => step(world, id)).length;
}
