import type { SeveralPayments } from '../bodies/payment';
import { Refusal, refusal } from '../refusals/refusal';
import type { MassPayment, MassPaymentEntry } from '../store/moneyRows';
import type { Session } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import { refuseBulkSize } from '../world/bulk';
import type { World } from '../world/world';
import { publishFailedPayment } from './paymentEvents';
import { schedulePayment } from './payments';
import { planPayment, refuseTerms } from './plan';

/** How many bills of a mass payment are in which state. */
function massPaymentCount({ payments }: MassPayment) {
	const of = (status: MassPaymentEntry['status']) =>
		payments.filter((entry) => entry.status === status).length;
	return {
		scheduled: of('SCHEDULED'),
		failed: of('FAILED'),
		completed: of('COMPLETED'),
		total: payments.length,
	};
}

/** Tells subscribers how far a mass payment is (docs/ap-mass-payment-notification-payloads). */
function publishMassPayment(world: World, batch: MassPayment): void {
	world.notifier.publish('mass-payment.updated', batch.id, {
		paymentBatchId: batch.id,
		batchStatus: batch.batchStatus,
		count: massPaymentCount(batch),
		updatedTime: batch.updatedTime,
	});
}

/** docs/ap-mass-payments. */
const LARGEST_MASS = 2000;
/** Bills worked on at one tick, so that a large batch is seen half done (assumed). */
const BILLS_PER_TICK = 500;

/** The batch a path names. @throws Refusal 404 BDC_1205 */
export function massPaymentOfPath(world: World, paymentBatchId: string): MassPayment {
	const batch = world.store.massPayments.get(paymentBatchId);
	if (!batch) throw refusal('objectUnknown', paymentBatchId);
	return batch;
}

/** A batch as it is read: state of each payment and counts (R:getmasspayment; names other than the counts assumed). */
export function massPaymentView(batch: MassPayment) {
	const { id, batchStatus, payments, createdBy, createdTime, updatedTime } = batch;
	return {
		paymentBatchId: id,
		batchStatus,
		count: massPaymentCount(batch),
		payments,
		createdBy,
		createdTime,
		updatedTime,
	};
}

/** Takes the bills in; what can be said of them one by one is found out later. @throws Refusal as refuseTerms, BDC_1129 (size) */
export function createMassPayment(world: World, session: Session, draft: SeveralPayments): MassPayment {
	const { payments, ...terms } = draft;
	refuseBulkSize(payments.length, LARGEST_MASS);
	refuseTerms(world, session, terms);
	if (terms.fundingAccount.type === 'WALLET' && terms.processDate === undefined)
		throw refusal('fieldInvalid', 'processDate: must not be null');
	const now = timestamp(world.clock.now());
	const batch = world.store.massPayments.put({
		id: newId('bbq'),
		batchStatus: 'SCHEDULED',
		terms,
		payments: payments.map((entry) => ({ ...entry, status: 'SCHEDULED' })),
		createdBy: session.userId,
		createdTime: now,
		updatedTime: now,
		dueAtMs: world.clock.now() + world.switches.paymentTick,
	});
	publishMassPayment(world, batch);
	return batch;
}

function paid(world: World, batch: MassPayment, { billId, amount }: MassPaymentEntry): MassPaymentEntry {
	const payer = { userId: batch.createdBy };
	try {
		const payment = schedulePayment(world, payer, [planPayment(world, { ...batch.terms, billId, amount })]);
		return { billId, amount, status: 'COMPLETED', paymentId: payment.id };
	} catch (refused) {
		if (!(refused instanceof Refusal)) throw refused;
		const bills = [{ id: billId, amount }];
		publishFailedPayment(world, { bills, terms: batch.terms, createdBy: batch.createdBy, refused });
		const errors = refused.entries.map(({ code, message }) => ({ code, message }));
		return { billId, amount, status: 'FAILED', errors };
	}
}

function advance(world: World, batch: MassPayment): void {
	const start = batch.payments.findIndex(({ status }) => status === 'SCHEDULED');
	const end = Math.min(start + BILLS_PER_TICK, batch.payments.length);
	const payments = batch.payments.map((entry, index) =>
		index >= start && index < end ? paid(world, batch, entry) : entry,
	);
	const advanced = world.store.massPayments.put({
		...batch,
		payments,
		batchStatus: end === payments.length ? 'COMPLETED' : 'SCHEDULED',
		updatedTime: timestamp(world.clock.now()),
		dueAtMs: world.clock.now() + world.switches.paymentTick,
	});
	publishMassPayment(world, advanced);
}

/** Works on every open batch whose time has come by `untilMs`; returns how many. */
export function advanceMassPayments(world: World, untilMs: number): number {
	const open = world.store.massPayments.find('batchStatus', 'SCHEDULED');
	const due = open.filter(({ dueAtMs }) => dueAtMs <= untilMs);
	for (const batch of due) advance(world, batch);
	return due.length;
}
