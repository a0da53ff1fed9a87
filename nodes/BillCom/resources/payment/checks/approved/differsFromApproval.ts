import type { IDataObject } from 'n8n-workflow';
import { billInvoiceNumber } from '../../../../../shared/keys';
import { formatCents, fromCents, toCents } from '../../../../../shared/money';
import { foldedText } from '../../../../../shared/names';
import type { Objection } from '../../../../operation/failure';
import { textOf } from '../../../../records/record';
import { invoiceNumberOf } from '../../../bill/find/billRecord';
import type { AsApproved } from './approvedFields';
import { differenceOfLines } from './differenceOfLines';

/** A payment about to be sent, as far as its approval goes. */
interface Paid {
	bill: IDataObject;
	/** What is paid, and what credits take off the bill beside it. */
	cents: number;
	/** What BILL keeps the bill in; empty where it was not asked, because the bill is refused anyway. */
	currency: string;
}

const FIX = 'Nothing was sent. Correct the bill in BILL, or have the invoice approved again as it is now.';

/** In what the bill differs from what was approved. The payee has a file of its own. */
export function differsFromApproval(approved: AsApproved, { bill, cents, currency }: Paid): Objection[] {
	return [
		otherText('vendorDiffers', 'vendor', approved.vendorId, textOf(bill, 'vendorId')),
		otherAmount(approved.cents, toCents(bill.amount), cents),
		currency ? otherText('currencyDiffers', 'currency', approved.currency, currency) : undefined,
		otherNumber(approved.invoiceNumber, invoiceNumberOf(bill)),
		approved.lines && differenceOfLines(approved.lines, bill, FIX),
	].filter((objection) => objection !== undefined);
}

function otherText(
	reason: string,
	label: string,
	approved: string | undefined,
	found: string,
): Objection | undefined {
	if (approved === undefined || approved === found) return undefined;
	const what = `approved was the ${label} ${approved}, and the bill in BILL has ${found || 'none'}`;
	return { reason, what, fix: FIX, expected: approved, found };
}

function otherAmount(
	approved: number | undefined,
	found: number | undefined,
	paid: number,
): Objection | undefined {
	if (approved === undefined) return undefined;
	const wrong = found !== approved ? found : paid > approved ? paid : approved;
	if (wrong === approved) return undefined;
	const has = wrong === undefined ? 'BILL does not show the amount of its bill' : shownAmount(wrong, found);
	return {
		reason: 'amountDiffers',
		what: `${formatCents(approved)} was approved, and ${has}`,
		fix: FIX,
		expected: fromCents(approved),
		...(wrong !== undefined && { found: fromCents(wrong) }),
	};
}

function shownAmount(cents: number, ofBill: number | undefined): string {
	return cents === ofBill
		? `the bill in BILL is over ${formatCents(cents)}`
		: `${formatCents(cents)} would be paid`;
}

/** BILL keeps 21 characters: what stands for a longer number is that number. */
function otherNumber(approved: string | undefined, found: string): Objection | undefined {
	if (approved === undefined) return undefined;
	const forms = [approved, billInvoiceNumber(approved)].map(foldedText);
	return forms.includes(foldedText(found))
		? undefined
		: otherText('invoiceNumberDiffers', 'invoice number', approved, found);
}
