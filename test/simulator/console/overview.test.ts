import { overviewOf } from '../../../sandbox/console/overview';
import { aBill, anInvoice, aPayment, aSnapshot, recordId, vendorId } from './fakeSimulators';

const firstRow = (changes: Parameters<typeof aSnapshot>[0]) => overviewOf(aSnapshot(changes)).rows[0];

describe('an invoice beside its bill', () => {
	it('shows the bill and payment that Salesforce names', () => {
		const invoices = [
			anInvoice({
				BILL_Bill_Id__c: '00n01',
				BILL_Sync_Status__c: 'Payment Scheduled',
				Approval_Status__c: 'Approved',
			}),
		];

		const row = firstRow({ invoices, bills: [aBill()], payments: [aPayment()] });

		expect(row).toMatchObject({
			vendor: 'ACME LTD',
			stage: 'underway',
			salesforce: { number: 'INV-88', amountCents: 12050, canDecide: false },
			bill: { id: '00n01', number: 'INV-88', amountCents: 12050 },
			payment: { id: 'stp01', singleStatus: 'SCHEDULED', amountCents: 12050 },
			doubts: [],
		});
	});

	it.each([
		['INV-88', 'INV-88'],
		['OCC/2017/Q1/law-and-governance/46292477', 'OCC/2017/Q1/-03753b75'],
	])('finds the bill of %s before Salesforce has its id, and says that', (number, billNumber) => {
		const invoices = [anInvoice({ Invoice_Number__c: number })];

		const row = firstRow({ invoices, bills: [aBill({ invoice: { invoiceNumber: billNumber } })] });

		expect(row.bill?.id).toBe('00n01');
		expect(row.doubts).toEqual(['Not linked in Salesforce yet']);
	});

	it('does not take the bill of another vendor for its own', () => {
		const { rows } = overviewOf(aSnapshot({ bills: [aBill({ vendorName: 'OTHER LTD' })] }));

		expect(rows.map(({ bill, doubts }) => [bill?.id, doubts])).toEqual([
			[undefined, []],
			['00n01', ['Only in BILL']],
		]);
	});

	it('points out amounts that differ by a cent', () => {
		const invoices = [anInvoice({ BILL_Bill_Id__c: '00n01', Amount__c: 120.49 })];

		expect(firstRow({ invoices, bills: [aBill()] }).doubts).toEqual(['Amounts differ']);
	});

	it('points out and counts second bills and second payments', () => {
		const invoices = [anInvoice({ BILL_Bill_Id__c: '00n01' })];
		const bills = [aBill(), aBill({ id: '00n02' })];
		const payments = [
			aPayment(),
			aPayment({ id: 'stp02' }),
			aPayment({ id: 'stp03', singleStatus: 'VOIDED' }),
		];

		const { rows, totals } = overviewOf(aSnapshot({ invoices, bills, payments }));

		expect(rows).toHaveLength(1);
		expect(rows[0].doubts).toEqual(['2 bills with this number', '2 payments']);
		expect(totals).toMatchObject({ bills: 2, payments: 2, duplicates: 2, vendors: 1 });
	});

	it('leaves archived bills out', () => {
		expect(overviewOf(aSnapshot({ bills: [aBill({ archived: true })] })).rows[0].bill).toBeUndefined();
	});
});

describe('the stage of an invoice', () => {
	it.each([
		['Pending', 'Not Sent', 'waiting'],
		['Draft', 'Not Sent', 'waiting'],
		['Approved', 'Not Sent', 'underway'],
		['Approved', 'Bill Created', 'underway'],
		['Approved', 'Payment Scheduled', 'underway'],
		['Approved', 'Paid', 'paid'],
		['Approved', 'Payment Failed', 'attention'],
		['Approved', 'Needs Attention', 'attention'],
		['Approved', 'Voided', 'closed'],
		['Approved', 'Rolled Back', 'closed'],
		['Rejected', 'Not Sent', 'closed'],
		['Recalled', 'Not Sent', 'closed'],
	])('with approval %s and sync %s is %s', (approval, sync, stage) => {
		expect(
			firstRow({ invoices: [anInvoice({ Approval_Status__c: approval, BILL_Sync_Status__c: sync })] }).stage,
		).toBe(stage);
	});
});

describe('the totals', () => {
	it('add up cents that binary floats would lose', () => {
		const paid = { Approval_Status__c: 'Approved', BILL_Sync_Status__c: 'Paid' };
		const amounts = [0.1, 0.2, 1033983.57];
		const invoices = amounts.map((amount, index) =>
			anInvoice({
				...paid,
				Id: recordId(index),
				Vendor__c: vendorId(1),
				Amount__c: amount,
				Paid_Amount__c: amount,
			}),
		);
		const payments = amounts.map((amount, index) =>
			aPayment({ id: `stp${index}`, billId: `b${index}`, amount, singleStatus: 'CLEARED' }),
		);

		const { totals } = overviewOf(aSnapshot({ invoices, payments }));

		expect(totals.stages.paid).toEqual({ count: 3, cents: 103398387 });
		expect(totals.paidInSalesforce).toEqual({ count: 3, cents: 103398387 });
		expect(totals.paidInBill).toEqual({ count: 3, cents: 103398387 });
	});

	it('count a payment as paid in BILL only once it cleared', () => {
		const payments = [aPayment(), aPayment({ id: 'stp02', billId: 'b2', singleStatus: 'SENT' })];

		expect(overviewOf(aSnapshot({ payments })).totals.paidInBill).toEqual({ count: 0, cents: 0 });
	});
});
