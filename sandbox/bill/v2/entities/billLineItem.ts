import { billOfPath } from '../../bills/bills';
import { refusal } from '../../refusals/refusal';
import type { Bill, BillLine } from '../../store/rows';
import type { World } from '../../world/world';
import { lineDraft, lineView } from '../coding';
import type { V2Entity, V2Object } from '../entity';
import { setBillLines } from './bill';

function view(bill: Bill, line: BillLine): V2Object {
	return { ...lineView('BillLineItem', line), billId: bill.id };
}

/** The bill a line belongs to. Lines have no collection of their own, so every bill is looked at. */
function billOfLine(world: World, lineId: string): { bill: Bill; line: BillLine } | undefined {
	for (const bill of world.store.bills.all()) {
		const line = bill.billLineItems.find(({ id }) => id === lineId);
		if (line) return { bill, line };
	}
	return undefined;
}

function requireLine(world: World, lineId: string): { bill: Bill; line: BillLine } {
	const found = billOfLine(world, lineId);
	if (!found) throw refusal('objectUnknown', lineId);
	return found;
}

/** One line of a bill. A change keeps the coding that is not sent; deleting is for good, and the last line stays (assumed). */
export const billLineItemEntity: V2Entity = {
	name: 'BillLineItem',
	list: ({ store }) =>
		store.bills.all().flatMap((bill) => bill.billLineItems.map((line) => view(bill, line))),
	find(world, id) {
		const found = billOfLine(world, id);
		return found && view(found.bill, found.line);
	},
	create({ world }, fields) {
		const bill = billOfPath(world, fields.requiredText('billId'));
		const changed = setBillLines(world, bill, [...bill.billLineItems, lineDraft(fields)]);
		return changed.billLineItems[changed.billLineItems.length - 1].id;
	},
	update({ world }, id, fields) {
		const { bill, line } = requireLine(world, id);
		const lines = bill.billLineItems.map((other) => (other === line ? lineDraft(fields, line) : other));
		setBillLines(world, bill, lines);
	},
	setActive({ world }, id, isActive) {
		if (isActive) throw refusal('routeUnknown', 'Crud/Undelete/BillLineItem');
		const { bill, line } = requireLine(world, id);
		setBillLines(
			world,
			bill,
			bill.billLineItems.filter((other) => other !== line),
		);
	},
};
