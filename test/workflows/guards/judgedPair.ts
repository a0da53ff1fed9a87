import { evaluated } from './evaluated';

const VENDOR = '001000000000001AAA';
const RECORD = 'a00000000000001AAA';
const FIELDS = {
	vendor: 'vendor',
	number: 'number',
	amount: 'amount',
	date: 'date',
	status: 'status',
	approvedIs: 'Approved',
};
const SWITCHES = { sameInvoiceNumber: 'stop', similarInvoice: 'pointOut', duplicateDays: '30' };

/** What *Check the approvals* says of two invoices of one vendor that differ in nothing but their numbers. */
export function judgedPair(one: string, other: string): 'same' | 'similar' | 'other' {
	const invoice = {
		id: 1,
		recordId: RECORD,
		isFound: true,
		isApproved: true,
		approvalKey: RECORD,
		vendorAccountId: VENDOR,
		invoiceNumber: one,
		invoiceDate: '2026-11-02',
		amount: 1,
		otherInvoices: FIELDS,
	};
	const second = {
		Id: 'a00000000000000AAA',
		vendor: VENDOR,
		number: other,
		amount: 1,
		date: '2026-11-02',
		status: 'Approved',
	};
	const { answers } = evaluated('Check the approvals', 'Judge each approval', {
		'When another workflow asks': [{ invoice, switches: SWITCHES }],
		'Read the org': [{ org: {} }],
		'Read the session of BILL': [{}],
		'Read the approval requests': [],
		'Read the flow approvals': [],
		'Read the people': [],
		'Look for other invoices': [{ other: second }],
	}) as { answers: Record<string, { duplicates: Array<{ why: string }> }> };
	const [found] = answers[1].duplicates;
	return found === undefined ? 'other' : found.why === 'sameNumber' ? 'same' : 'similar';
}
