/** What a workflow compares before it believes that a payment is the one of its invoice. */
import type { IDataObject } from 'n8n-workflow';
import { paymentOfEvent } from '../../../../nodes/BillCom/records/paidBills';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill } from '../context';
import { aVendor, startBill } from '../simulator';

it.each([true, false])(
	'tells vendor, bills and the amount of each bill with Get and Get Many, also where BILL merged bills (simplified: %s)',
	async (simplify) => {
		const bill = await startBill();
		try {
			const merging = aVendor({ additionalInfo: { combinePayments: true } });
			const vendorId = (await bill.seed({ vendors: [merging] })).vendors?.[0]?.id ?? '';
			const ids: string[] = [];
			for (const amount of [10, 20.5]) {
				const invoice = { invoiceNumber: `INV-${amount}`, invoiceDate: '2026-11-02' };
				const lines = { billLineItems: [{ amount }], dueDate: '2026-12-02' };
				ids.push(String((await bill.direct('POST', '/v3/bills', { vendorId, invoice, ...lines })).id));
			}
			const parts = [
				{ billId: ids[0], amount: 10 },
				{ billId: ids[1], amount: 20.5 },
			];
			const fundingAccount = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };
			await bill.direct('POST', '/v3/payments/bulk', { fundingAccount, payments: parts });
			const paymentId = (await bill.state()).payments?.[0]?.id ?? '';
			const items: IDataObject[] = [
				{ operation: 'get', paymentId },
				{ operation: 'getAll', returnAll: true, filters: {}, options: {} },
			].map((item) => ({ resource: 'payment', simplify, ...item }));

			const output = await runBill({ credential: aCredential(bill.url), items });

			expect(output.map(({ json }) => ({ vendorId: json.vendorId, bills: json.bills }))).toEqual([
				{ vendorId, bills: parts },
				{ vendorId, bills: parts },
			]);
		} finally {
			await bill.stop();
		}
	},
);

it.each([
	[
		'payment.updated',
		{ id: 'stp1', billIds: ['00n1', '00n2'], vendor: { id: '0091', name: 'Northwind' } },
		{ vendorId: '0091', bills: [{ billId: '00n1' }, { billId: '00n2' }] },
	],
	[
		'payment.failed',
		{ bills: [{ id: '00n1', amount: 10 }], vendor: { id: '0091' } },
		{ vendorId: '0091', bills: [{ billId: '00n1', amount: 10 }] },
	],
])('tells of the event %s which vendor and bills it is about', (_, entity, paid) => {
	expect(paymentOfEvent(entity)).toEqual(paid);
});
