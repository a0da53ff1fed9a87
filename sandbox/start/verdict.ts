import type { Evidence } from './measure';

/** BILL allows 200 an hour; a run needs one, and a second when another process starts. */
const MOST_LOGINS = 2;

/** Everything that is off about a run, in words. Nothing when the run is as it should be. */
export function whatIsOff(
	{ figures, expectedVendors, credits, troubled }: Evidence,
	wanted: number,
): string[] {
	const {
		approved,
		vendors,
		bills,
		payments,
		paidInSalesforce,
		duplicates,
		centsDifference,
		logins,
		rateLimitErrors,
		askedAPerson,
	} = figures;
	const counts: Array<[string, number, number]> = [
		['invoices approved in Salesforce', approved, wanted],
		['vendors in BILL', vendors, expectedVendors],
		['bills in BILL', bills, wanted],
		['payments in BILL', payments, wanted],
		['invoices marked as paid in Salesforce', paidInSalesforce, wanted],
		['duplicates', duplicates, 0],
		['cents of difference', centsDifference, 0],
		['errors at a limit of BILL', rateLimitErrors, 0],
		['invoices that need a person', askedAPerson, 0],
	];
	const off = counts
		.filter(([, is, due]) => is !== due)
		.map(([what, is, due]) => `${is} ${what}, expected ${due}`);
	if (logins > MOST_LOGINS) off.push(`${logins} logins at BILL, expected at most ${MOST_LOGINS}`);
	for (const credit of credits) {
		const isParked =
			credit.BILL_Sync_Status__c === 'Needs Attention' && (credit.BILL_Sync_Message__c ?? '') !== '';
		if (!isParked)
			off.push(
				`credit ${credit.Invoice_Number__c} is "${credit.BILL_Sync_Status__c}" and not parked with a reason`,
			);
	}
	if (troubled.length > 0) off.push(`${troubled.length} n8n executions in which something failed`);
	return off;
}
