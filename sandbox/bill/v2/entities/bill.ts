import { given } from '../../../simulator/fields';
import { publishBill } from '../../bills/billEvents';
import { billOfPath, changeBill, createBill, replaceBill, setBillArchived } from '../../bills/bills';
import type { BillDraft, NewBill } from '../../bodies/bill';
import type { BillLineDraft } from '../../bodies/lineItem';
import { refusal } from '../../refusals/refusal';
import type { Bill, BillLine } from '../../store/rows';
import type { World } from '../../world/world';
import { lineDraft, lineView } from '../base/coding';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import { NO_ID } from '../base/fields';
import type { V2Fields } from '../base/fields';

/** Reported by integrators; see also the statuses of v2's own bills. */
const INVOICE_NUMBER_CHARACTERS = 21;

/** "1" and "2" are reported by integrators, the others assumed. */
const PAYMENT_STATUSES: Record<string, string | undefined> = {
	PAID: '0',
	UNPAID: '1',
	PARTIALLY_PAID: '2',
	SCHEDULED: '4',
	IN_PROCESS: '4',
};

/** Numbers of `approvalStatus` (reported by integrators). */
const APPROVAL_STATUSES: Record<string, string | undefined> = {
	UNASSIGNED: '0',
	ASSIGNED: '1',
	APPROVING: '2',
	APPROVED: '3',
	DENIED: '4',
};

function view(row: Bill): V2Object {
	return {
		...v2Head('Bill', row),
		vendorId: row.vendorId,
		invoiceNumber: row.invoice.invoiceNumber,
		invoiceDate: row.invoice.invoiceDate,
		dueDate: row.dueDate,
		glPostingDate: row.invoice.invoiceDate,
		amount: row.amount,
		dueAmount: row.dueAmount,
		paidAmount: row.paidAmount ?? 0,
		scheduledAmount: row.scheduledAmount ?? 0,
		creditAmount: row.creditAmount ?? 0,
		approvalStatus: APPROVAL_STATUSES[row.approvalStatus] ?? '0',
		paymentStatus: PAYMENT_STATUSES[row.paymentStatus] ?? '1',
		poNumber: row.purchaseOrderNumber ?? null,
		description: row.description ?? null,
		paymentTermId: row.paymentTermId ?? NO_ID,
		payFromChartOfAccountId: row.payFromChartOfAccountId ?? NO_ID,
		billLineItems: row.billLineItems.map((line) => lineOfBill(row, line)),
	};
}

function invoiceNumberOf(fields: V2Fields): string | undefined {
	const invoiceNumber = fields.text('invoiceNumber');
	if (invoiceNumber !== undefined && invoiceNumber.length > INVOICE_NUMBER_CHARACTERS)
		throw refusal('valueTooLong', `invoiceNumber, at most ${INVOICE_NUMBER_CHARACTERS} characters`);
	return invoiceNumber;
}

function plainFields(fields: V2Fields) {
	return given({
		description: fields.text('description'),
		purchaseOrderNumber: fields.text('poNumber'),
		paymentTermId: fields.reference('paymentTermId'),
		payFromChartOfAccountId: fields.reference('payFromChartOfAccountId'),
	});
}

function newBill(fields: V2Fields): NewBill {
	const lines = fields.list('billLineItems') ?? [];
	if (lines.length === 0) throw refusal('v2FieldMissing', 'billLineItems');
	return {
		...plainFields(fields),
		vendorId: fields.requiredText('vendorId'),
		dueDate: fields.requiredDate('dueDate'),
		invoice: {
			invoiceNumber: invoiceNumberOf(fields) ?? fields.requiredText('invoiceNumber'),
			invoiceDate: fields.requiredDate('invoiceDate'),
		},
		billLineItems: lines.map((line) => lineDraft(line)),
	};
}

/** All of a bill as a PUT takes it, with other lines. */
function withLines(bill: Bill, billLineItems: BillLineDraft[]): NewBill {
	const { vendorId, dueDate, invoice, description, classifications, vendorCredits } = bill;
	const { payFromChartOfAccountId, purchaseOrderNumber, paymentTermId } = bill;
	const kept = { description, classifications, vendorCredits, paymentTermId };
	return {
		...given({ ...kept, payFromChartOfAccountId, purchaseOrderNumber }),
		vendorId,
		dueDate,
		invoice,
		billLineItems,
		billApprovals: bill.hasAskedApprovals,
	};
}

/** Gives a bill these lines and no others; the subscribers hear of it. @throws Refusal BDC_1117 for none */
function setBillLines(world: World, bill: Bill, lines: BillLineDraft[]): Bill {
	if (lines.length === 0) throw refusal('v2FieldMissing', 'billLineItems');
	const changed = replaceBill(world, bill, withLines(bill, lines));
	publishBill(world, 'bill.updated', changed);
	return changed;
}

function linesAfter(bill: Bill, fields: V2Fields[]): BillLineDraft[] {
	return fields.map((line) => {
		const id = line.reference('id');
		const before = bill.billLineItems.find((candidate) => candidate.id === id);
		if (id !== undefined && !before) throw refusal('referenceUnknown', `billLineItems.id ${id}`);
		return lineDraft(line, before);
	});
}

function billChange(fields: V2Fields): BillDraft {
	const invoice = given({
		invoiceNumber: invoiceNumberOf(fields),
		invoiceDate: fields.date('invoiceDate'),
	});
	return given({
		...plainFields(fields),
		vendorId: fields.reference('vendorId'),
		dueDate: fields.date('dueDate'),
		invoice: Object.keys(invoice).length > 0 ? invoice : undefined,
	});
}

/** Bills. An update with `billLineItems` replaces the lines: one that is not named by its id is gone (assumed). */
export const billEntity: V2Entity = {
	name: 'Bill',
	list: ({ store }) => store.bills.all().map(view),
	find: ({ store }, id) => {
		const row = store.bills.get(id);
		return row && view(row);
	},
	create({ world, session }, fields) {
		const bill = createBill(world, session, newBill(fields));
		publishBill(world, 'bill.created', bill);
		return bill.id;
	},
	update({ world }, id, fields) {
		const changed = changeBill(world, billOfPath(world, id), billChange(fields));
		const lines = fields.list('billLineItems');
		if (lines) setBillLines(world, changed, linesAfter(changed, lines));
		else publishBill(world, 'bill.updated', changed);
	},
	setActive({ world }, id, isActive) {
		const { bill, isChange } = setBillArchived(world, billOfPath(world, id), !isActive);
		if (isChange) publishBill(world, isActive ? 'bill.restored' : 'bill.archived', bill);
	},
};

function lineOfBill(bill: Bill, line: BillLine): V2Object {
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
		store.bills.all().flatMap((bill) => bill.billLineItems.map((line) => lineOfBill(bill, line))),
	find(world, id) {
		const found = billOfLine(world, id);
		return found && lineOfBill(found.bill, found.line);
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
