import type { BillDraft } from '../bodies/bill';
import { refusal } from '../refusals/refusal';
import { invoiceKey } from '../store/store';
import type { World } from '../world/world';

/**
 * BILL takes one invoice number once per vendor. Archived bills do not count (assumed).
 * @throws Refusal BDC_1171
 */
export function refuseTakenNumber(
	world: World,
	bill: { id?: string; vendorId: string; invoiceNumber: string },
	draft: BillDraft = {},
): void {
	const { duplicateInvoice, duplicateFlag, duplicateScope } = world.switches;
	if (draft.allowDuplicateInvoiceNumber !== undefined && duplicateFlag === 'reject') {
		throw refusal('fieldInvalid', 'allowDuplicateInvoiceNumber: unknown field');
	}
	const isFlagged = draft.allowDuplicateInvoiceNumber === true && duplicateFlag === 'honour';
	if (duplicateInvoice === 'allow' || isFlagged) return;
	const others =
		duplicateScope === 'vendor'
			? world.store.bills.find('vendorAndNumber', invoiceKey(bill.vendorId, bill.invoiceNumber))
			: world.store.bills.find('invoice.invoiceNumber', bill.invoiceNumber);
	if (others.some((other) => other.id !== bill.id && !other.archived))
		throw refusal('invoiceNumberTaken', bill.invoiceNumber);
}
