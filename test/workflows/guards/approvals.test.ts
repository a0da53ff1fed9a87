import { loadInvoices } from '../../../sandbox/data/invoices';
import { evaluated } from './evaluated';

const WORKFLOW = 'Check the approvals';
const FIELDS = {
	object: 'AP_Invoice__c',
	vendor: 'Vendor__c',
	number: 'Invoice_Number__c',
	amount: 'Amount__c',
	date: 'Invoice_Date__c',
	status: 'Approval_Status__c',
	syncStatus: 'BILL_Sync_Status__c',
	paymentId: 'BILL_Payment_Id__c',
	approvedIs: 'Approved',
	undoneAre: ['Rolled Back', 'Voided'],
};
const VENDOR = '001000000000001AAA';
const [ANN, BOB] = ['005000000000001AAA', '005000000000002AAA'];
const ROUND = '04g000000000001AAA';
const SWITCHES = { sameInvoiceNumber: 'stop', similarInvoice: 'pointOut', duplicateDays: '30' };

interface Duplicate {
	recordId: string;
	why: string;
	stops: boolean;
}
interface Answer {
	approvedIn?: string;
	isMixed?: boolean;
	people: Array<{ role: string; person: string }>;
	duplicates: Duplicate[];
	error?: string;
}
interface Surroundings {
	org?: Record<string, unknown>;
	session?: Record<string, unknown>;
	rounds?: Array<Record<string, unknown>>;
	others?: Array<Record<string, unknown>>;
	switches?: Record<string, string>;
}

const invoice = (changes: Record<string, unknown> = {}) => ({
	id: 1,
	recordId: 'a00000000000001AAA',
	isFound: true,
	isApproved: true,
	approvalKey: `a00000000000001AAA:${ROUND}`,
	approvedBy: BOB,
	vendorAccountId: VENDOR,
	invoiceNumber: 'INV-2026-0107',
	invoiceDate: '2026-11-02',
	amount: 120.5,
	otherInvoices: FIELDS,
	...changes,
});

const other = (changes: Record<string, unknown> = {}) => ({
	Id: 'a00000000000000AAA',
	Name: 'AP-0000',
	CreatedDate: '2026-11-01T00:00:00.000+0000',
	Vendor__c: VENDOR,
	Invoice_Number__c: 'INV-2026-0107',
	Amount__c: 120.5,
	Invoice_Date__c: '2026-11-02',
	Approval_Status__c: 'Approved',
	BILL_Sync_Status__c: 'Not Sent',
	BILL_Payment_Id__c: null,
	...changes,
});

function judged(given: ReturnType<typeof invoice>, around: Surroundings = {}): Answer {
	const under = (field: string, all: unknown[] = []) => all.map((one) => ({ [field]: one }));
	const { answers } = evaluated(WORKFLOW, 'Judge each approval', {
		'When another workflow asks': [{ invoice: given, switches: { ...SWITCHES, ...around.switches } }],
		'Read the org': under('org', [around.org ?? { IsSandbox: true }]),
		'Read the session of BILL': under('session', [around.session ?? { environment: 'sandbox' }]),
		'Read the approval requests': under('round', around.rounds),
		'Read the flow approvals': [],
		'Read the people': under('user', [
			{ Id: ANN, Name: 'Ann Archer', Email: 'ann@x.example', Username: 'ann@x.example' },
			{ Id: BOB, Name: 'Bob Baker, Jr', Email: 'bob@x.example', Username: 'bob@x.example' },
		]),
		'Look for other invoices': under('other', around.others),
	}) as { answers: Record<string, Answer> };
	return answers[1];
}

describe('the people of an approval', () => {
	const round = {
		Id: ROUND,
		SubmittedById: ANN,
		Steps: [
			{ StepStatus: 'Started', ActorId: ANN },
			{ StepStatus: 'Approved', ActorId: BOB },
		],
	};

	it('are the submitter and every approver, by all that is known of them', () => {
		expect(judged(invoice(), { rounds: [round] }).people).toEqual([
			{ role: 'submitter', person: `${ANN},ann@x.example,ann@x.example,Ann Archer` },
			{ role: 'approver', person: `${BOB},bob@x.example,bob@x.example,Bob Baker  Jr` },
		]);
	});

	it('come from the event where Salesforce hides the approval from the user of the credential', () => {
		const { people } = judged(invoice({ submittedBy: ANN }), {
			rounds: [{ error: 'hidden', curedBy: 'person' }],
		});

		expect(people.map(({ role, person }) => [role, person.split(',')[0]])).toEqual([
			['submitter', ANN],
			['approver', BOB],
		]);
	});

	it('are never taken for unknown while Salesforce does not answer', () => {
		expect(judged(invoice(), { rounds: [{ error: 'busy', curedBy: 'time' }] }).error).toBe('busy');
	});
});

describe('where an approval was made', () => {
	it.each([
		[{ IsSandbox: true }, 'production', 'sandbox', true],
		[{ IsSandbox: true }, 'sandbox', 'sandbox', false],
		[{ IsSandbox: true }, 'custom', 'sandbox', false],
		[{ IsSandbox: false, OrganizationType: 'Enterprise Edition' }, 'sandbox', 'production', true],
		[{ IsSandbox: false, OrganizationType: 'Enterprise Edition' }, 'production', 'production', false],
		[{ IsSandbox: false, OrganizationType: 'Developer Edition' }, 'production', 'sandbox', true],
		[{ IsSandbox: false, TrialExpirationDate: '2026-12-24T00:00:00Z' }, 'production', 'sandbox', true],
		[{ error: 'hidden', curedBy: 'person' }, 'production', '', false],
	])('%j with BILL of %s is %s (mixed: %s)', (org, environment, approvedIn, isMixed) => {
		expect(judged(invoice(), { org, session: { environment } })).toMatchObject({ approvedIn, isMixed });
	});
});

describe('another invoice of the vendor', () => {
	it.each([
		['INV-2026-0107', 'inv 2026/107', 'sameNumber'],
		['INV-2026-0107', '2026-0107-INV', undefined],
		['INV-2026-0107', 'INV-2026-0108', undefined],
		['INV-2026-0107', 'INV-2026-0170', 'similarNumber'],
		['INV-2026-0107', 'INV-2026-0107-A', 'similarNumber'],
		['INV-2026-0107', 'INV-2026-O107', 'similarNumber'],
		['INV-10', 'INV-11', undefined],
		['4711', '00004711', 'sameNumber'],
	])('%s and %s: %s', (number, found, why) => {
		const { duplicates } = judged(invoice({ invoiceNumber: number }), {
			others: [other({ Invoice_Number__c: found })],
		});

		expect(duplicates.map((one) => one.why)).toEqual(why === undefined ? [] : [why]);
	});

	it.each([
		['was entered first', {}, true],
		['was entered later', { CreatedDate: '2026-11-20T00:00:00.000+0000', Id: 'a00000000000002AAA' }, false],
		[
			'was entered later and paid first',
			{ CreatedDate: '2026-11-20T00:00:00.000+0000', BILL_Payment_Id__c: 'stp1' },
			true,
		],
	])('stops an invoice of the same number when it %s', (_, changes, stops) => {
		const own = other({ Id: 'a00000000000001AAA', CreatedDate: '2026-11-10T00:00:00.000+0000' });

		expect(judged(invoice(), { others: [own, other(changes)] }).duplicates).toMatchObject([{ stops }]);
	});

	it.each([
		['a draft', { Approval_Status__c: 'Draft' }],
		['rolled back', { BILL_Sync_Status__c: 'Rolled Back' }],
		['voided', { BILL_Sync_Status__c: 'Voided', BILL_Payment_Id__c: 'stp1' }],
		['of another vendor', { Vendor__c: '001000000000009AAA' }],
		['two years old', { Invoice_Date__c: '2024-11-02' }],
	])('does not count when it is %s', (_, changes) => {
		expect(judged(invoice(), { others: [other(changes)] }).duplicates).toEqual([]);
	});

	it('does not count as similar when its amount or its month is another', () => {
		const similar = { Invoice_Number__c: 'INV-2026-0170' };
		const others = [
			other({ ...similar, Amount__c: 120.51 }),
			other({ ...similar, Invoice_Date__c: '2026-09-02' }),
		];

		expect(judged(invoice(), { others }).duplicates).toEqual([]);
	});

	it('is asked for in a query that no invoice number can change', () => {
		const { searches } = evaluated(WORKFLOW, 'Name what to look for', {
			'When another workflow asks': [
				{ switches: SWITCHES, invoice: invoice({ invoiceNumber: "x' OR Name LIKE '%ABC1234" }) },
				{ switches: SWITCHES, invoice: invoice({ vendorAccountId: "001' OR 'a' = 'a" }) },
			],
		}) as { searches: Array<{ soql: string }> };

		expect(searches).toHaveLength(1);
		expect(searches[0].soql).toContain("Invoice_Number__c LIKE '%ABC1234%'");
		expect(searches[0].soql.match(/'/g)).toHaveLength(4);
	});
});

/** What finance would be asked in vain: the file holds each invoice once. */
it('stops none of the 2,477 real invoices, and points out two', () => {
	const real = loadInvoices().invoices;
	const vendorIds = [...new Set(real.map(({ vendor }) => vendor.id))];
	let stopped = 0;
	let pointedOut = 0;
	for (const vendorId of vendorIds) {
		const all = real.filter(({ vendor }) => vendor.id === vendorId);
		const others = all.map((one, index) =>
			other({
				Id: `a00${String(index).padStart(12, '0')}AAA`,
				CreatedDate: `2017-04-01T00:00:00.${String(index).padStart(3, '0')}+0000`,
				Invoice_Number__c: one.invoiceNumber,
				Amount__c: one.amountCents / 100,
				Invoice_Date__c: one.invoiceDate,
			}),
		);
		for (const [index, one] of all.entries()) {
			const { duplicates } = judged(
				invoice({
					recordId: others[index].Id,
					invoiceNumber: one.invoiceNumber,
					amount: one.amountCents / 100,
					invoiceDate: one.invoiceDate,
				}),
				{ others },
			);
			if (duplicates.some(({ stops }) => stops)) stopped += 1;
			else if (duplicates.length > 0) pointedOut += 1;
		}
	}

	expect(stopped).toBe(0);
	expect([pointedOut, real.length]).toEqual([2, 2477]);
});
