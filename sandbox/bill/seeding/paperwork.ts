import type { Store } from '../store/store';

/** Months whose invoice and export every organization has. */
const MONTHS = ['2026-09', '2026-10', '2026-11'];

/** Fills billing statements and export files: BILL makes both by itself. */
export function seedPaperwork(store: Store): void {
	for (const [index, month] of MONTHS.entries()) {
		const number = index + 1;
		const createdTime = `${month}-01T00:00:00.000+00:00`;
		const dates = { createdTime, updatedTime: createdTime };
		store.billingStatements.put({
			id: `0S001SANDBOX0000000${number}`,
			invoiceDate: `${month}-01`,
			invoiceNumber: `BILL-${month}`,
			amount: 79,
			...dates,
		});
		store.exportFiles.put({
			id: `exp01SANDBOX0000000${number}`,
			name: `bills-${month}.csv`,
			content: 'billId,vendorName,amount\n',
			...dates,
		});
	}
}
