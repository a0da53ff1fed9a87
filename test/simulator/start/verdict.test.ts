import type { Evidence, Figures } from '../../../sandbox/start/measure';
import { whatIsOff } from '../../../sandbox/start/verdict';
import { aPaidInvoice } from './records';

const anEvidence = (figures: Partial<Figures> = {}, changes: Partial<Evidence> = {}): Evidence => ({
	figures: {
		approved: 2,
		vendors: 1,
		bills: 2,
		payments: 2,
		paidInSalesforce: 2,
		duplicates: 0,
		centsDifference: 0,
		billApiCalls: 20,
		logins: 1,
		rateLimitErrors: 0,
		askedAPerson: 0,
		executions: 4,
		secondsToPayments: 2.5,
		seconds: 9,
		...figures,
	},
	expectedVendors: 1,
	invoices: [],
	credits: [
		aPaidInvoice({
			Amount__c: -5,
			BILL_Sync_Status__c: 'Needs Attention',
			BILL_Sync_Message__c: 'It is a credit.',
		}),
	],
	vendorNames: new Map(),
	traffic: { executions: 10, notificationsSent: 8, notificationsFailed: 0 },
	troubled: [],
	...changes,
});

describe('the verdict on a headless run', () => {
	it('has nothing to say when all is paid and the credit is parked', () => {
		expect(whatIsOff(anEvidence(), 2)).toEqual([]);
	});

	it.each([
		[{ approved: 1 }, /1 invoices approved.*expected 2/],
		[{ vendors: 2 }, /2 vendors in BILL, expected 1/],
		[{ bills: 3 }, /3 bills in BILL, expected 2/],
		[{ payments: 1 }, /1 payments in BILL, expected 2/],
		[{ paidInSalesforce: 0 }, /0 invoices marked as paid.*expected 2/],
		[{ duplicates: 1 }, /1 duplicates, expected 0/],
		[{ centsDifference: 7 }, /7 cents of difference, expected 0/],
		[{ logins: 3 }, /3 logins at BILL, expected at most 2/],
		[{ askedAPerson: 1 }, /1 invoices that need a person, expected 0/],
		[{ rateLimitErrors: 4 }, /4 errors at a limit of BILL, expected 0/],
	])('names what is off: %j', (figures, message) => {
		expect(whatIsOff(anEvidence(figures), 2)).toEqual([expect.stringMatching(message)]);
	});

	it('names a credit that was parked without a reason', () => {
		const credit = aPaidInvoice({
			Invoice_Number__c: 'CR-1',
			Amount__c: -5,
			BILL_Sync_Status__c: 'Needs Attention',
		});

		expect(whatIsOff(anEvidence({}, { credits: [credit] }), 2)).toEqual([
			expect.stringMatching(/CR-1.*not parked/),
		]);
	});
});
