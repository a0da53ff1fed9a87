import { without } from '../../simulator/fields';
import { publishBill } from '../bills/billEvents';
import { createBill } from '../bills/bills';
import { Refusal } from '../refusals/refusal';
import type { RecurringBill } from '../store/moneyRows';
import { isoDate } from '../values/dates';
import type { World } from '../world/world';
import { followingDueDate, isDue } from './schedule';

/**
 * One bill of the template: its due date is its invoice number (docs/ap-recurring-bills). Where a bill of that number
 * exists, or the vendor is archived, the date passes without one (assumed).
 */
function makeBill(world: World, template: RecurringBill): void {
	const { vendorId, schedule, description, recurringBillLineItems, createdBy } = template;
	const { nextDueDate } = schedule;
	try {
		const bill = createBill(
			world,
			{ userId: createdBy },
			{
				vendorId,
				dueDate: nextDueDate,
				invoice: { invoiceNumber: nextDueDate, invoiceDate: isoDate(world.clock.now()) },
				...(description === undefined ? {} : { description }),
				billLineItems: recurringBillLineItems.map((line) => without(line, 'id')),
			},
		);
		publishBill(world, 'bill.created', bill);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
	}
}

/** Makes every bill of the template that is due by now, missed ones all at once; returns the template as it is then. */
export function generateFrom(world: World, template: RecurringBill): RecurringBill {
	const today = isoDate(world.clock.now());
	let current = template;
	while (!current.archived && isDue(current.schedule, today)) {
		makeBill(world, current);
		const nextDueDate = followingDueDate(current.schedule, current.anchorDay);
		current = { ...current, schedule: { ...current.schedule, nextDueDate } };
	}
	return current === template ? template : world.store.recurringBills.put(current);
}

/** Name of the setting that keeps the day templates were last looked through. */
const LAST_DAY = 'recurringBillsDay';

/**
 * Makes the bills of all templates that are due by now; returns how many templates made some. Called often, so templates
 * are looked through once a day only: those written since have made their bills themselves.
 */
export function generateDueBills(world: World): number {
	const today = isoDate(world.clock.now());
	if (world.store.settings.get(LAST_DAY)?.value === today) return 0;
	world.store.settings.put({ id: LAST_DAY, value: today });
	const templates = world.store.recurringBills.all();
	return templates.filter((template) => generateFrom(world, template) !== template).length;
}
