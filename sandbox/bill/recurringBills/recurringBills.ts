import { without } from '../../simulator/fields';
import { fromCents, toCents } from '../../simulator/money';
import type { BillSchedule, NewRecurringBill, RecurringBillDraft } from '../bodies/recurringBill';
import { changeLines, replaceLines, toLine } from '../lineItems/lines';
import type { LineKind } from '../lineItems/lines';
import { refusal } from '../refusals/refusal';
import type { RecurringBill } from '../store/moneyRows';
import type { Session } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';
import { generateFrom } from './generate';
import { dayOfMonth } from './schedule';

const TEMPLATE_LINE: LineKind = { field: 'recurringBillLineItems', prefix: 'rbl' };

/** The recurring bill a path names. @throws Refusal 404 BDC_1205 */
export function recurringBillOfPath(world: World, recurringBillId: string): RecurringBill {
	const template = world.store.recurringBills.get(recurringBillId);
	if (!template) throw refusal('objectUnknown', recurringBillId);
	return template;
}

/** Sum of the lines, in major units. */
export function totalOf({ recurringBillLineItems }: RecurringBill): number {
	return fromCents(recurringBillLineItems.reduce((sum, { amount }) => sum + toCents(amount), 0));
}

/** A recurring bill as it is shown. `amount` is assumed. */
export function recurringBillView(template: RecurringBill) {
	return { ...without(template, 'anchorDay'), amount: totalOf(template) };
}

/** Turning automatic payment on needs a trusted session (R:generatechallenge); leaving it on does not (assumed). */
function refuseUntrusted(
	world: World,
	session: Session,
	draft: RecurringBillDraft,
	before?: RecurringBill,
): void {
	const isTurnedOn = draft.processingOptions?.autoPayment === true && !before?.processingOptions?.autoPayment;
	if (!isTurnedOn) return;
	if (session.kind === 'token') throw refusal('permissionMissing');
	if (world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
}

function refuseUnusable(world: World, vendorId: string, { nextDueDate, endDate }: BillSchedule): void {
	const vendor = world.store.vendors.get(vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
	if (vendor.archived) throw refusal('objectArchived', `Vendor ${vendorId}`);
	if (endDate !== undefined && endDate < nextDueDate)
		throw refusal('businessFieldInvalid', 'schedule.endDate: must not be before nextDueDate');
}

/**
 * Stores a template and makes the bills that are due already.
 * @throws Refusal BDC_1361 (autoPayment without trust), BDC_1205, BDC_9004 (vendor), BDC_1119 (endDate before the start)
 */
export function createRecurringBill(world: World, session: Session, draft: NewRecurringBill): RecurringBill {
	refuseUntrusted(world, session, draft);
	refuseUnusable(world, draft.vendorId, draft.schedule);
	const recurringBillLineItems = draft.recurringBillLineItems.map((line, index) =>
		toLine(world, line, { index, kind: TEMPLATE_LINE }),
	);
	const now = timestamp(world.clock.now());
	const template = world.store.recurringBills.put({
		...draft,
		id: newId('00r'),
		archived: false,
		anchorDay: dayOfMonth(draft.schedule.nextDueDate),
		recurringBillLineItems,
		createdBy: session.userId,
		createdTime: now,
		updatedTime: now,
	});
	return generateFrom(world, template);
}

/** Changes affect future bills only; a date moved into the past makes the missed ones now. */
function storeChange(world: World, before: RecurringBill, after: RecurringBill): RecurringBill {
	refuseUnusable(world, after.vendorId, after.schedule);
	const isMoved = after.schedule.nextDueDate !== before.schedule.nextDueDate;
	const anchorDay = isMoved ? dayOfMonth(after.schedule.nextDueDate) : before.anchorDay;
	const updatedTime = timestamp(world.clock.now());
	return generateFrom(world, world.store.recurringBills.put({ ...after, anchorDay, updatedTime }));
}

/** PUT: what is not sent is gone; lines keep their id only when they name it. @throws Refusal as createRecurringBill */
export function replaceRecurringBill(
	world: World,
	session: Session,
	before: RecurringBill,
	draft: NewRecurringBill,
): RecurringBill {
	refuseUntrusted(world, session, draft, before);
	return storeChange(world, before, {
		...without(before, 'description', 'processingOptions', 'paymentInformation'),
		...draft,
		recurringBillLineItems: replaceLines(
			world,
			before.recurringBillLineItems,
			draft.recurringBillLineItems,
			TEMPLATE_LINE,
		),
	});
}

/** PATCH: only what is sent changes, also inside the schedule (assumed). @throws Refusal as createRecurringBill */
export function changeRecurringBill(
	world: World,
	session: Session,
	before: RecurringBill,
	draft: RecurringBillDraft,
): RecurringBill {
	refuseUntrusted(world, session, draft, before);
	const { recurringBillLineItems: lines } = draft;
	return storeChange(world, before, {
		...before,
		...draft,
		schedule: { ...before.schedule, ...draft.schedule },
		recurringBillLineItems: lines
			? changeLines(world, before.recurringBillLineItems, lines, TEMPLATE_LINE)
			: before.recurringBillLineItems,
	});
}

/** Archives or restores; repeating it changes nothing. A restored template makes the bills it missed (assumed). */
export function setRecurringBillArchived(
	world: World,
	template: RecurringBill,
	archived: boolean,
): RecurringBill {
	if (template.archived === archived) return template;
	const updatedTime = timestamp(world.clock.now());
	return generateFrom(world, world.store.recurringBills.put({ ...template, archived, updatedTime }));
}
