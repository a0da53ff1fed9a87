import { tellFromExport } from '../../../importer/auditStory';
import { sealed, type Given, type Row } from './sealed';

const A = 'a00SB0000000001YAA';
const B = 'a00SB0000000002YAA';
const BILL_A = '00n01AAAAAAAAAAAAAAA';
const BILL_B = '00n01BBBBBBBBBBBBBBB';
const PAID_A = 'stp01AAAAAAAAAAAAAAA';

const record = (Id: string, number: string, amount: number) => ({
	Id,
	Name: 'AP-1',
	Vendor__r: { Name: 'Acme, "Sons" <b>' },
	Invoice_Number__c: number,
	Amount__c: amount,
	Approval_Status__c: 'Approved',
});

/** Two invoices that share their calls, of which the first needed a person. */
const TWO: Given[] = [
	{
		records: `${A} ${B}`,
		system: 'Salesforce',
		call: 'GET /services/data/v66.0/query?q=SELECT',
		answer: { records: [record(A, 'INV-1', 120.5), record(B, 'INV-2', 80)] },
	},
	{
		records: A,
		system: 'a person',
		call: 'released a payment',
		outcome: 'released by Dana Miller',
		request: { question: 'over 100', amount: 120.5, vendorName: 'Acme' },
		answer: { reason: 'Compared with the order' },
	},
	{
		records: `${A} ${B}`,
		system: 'BILL',
		call: 'POST /connect/v3/bills/bulk',
		request: [
			{ invoice: { invoiceNumber: 'INV-1' }, billLineItems: [{ amount: 120.5 }] },
			{ invoice: { invoiceNumber: 'INV-2' }, billLineItems: [{ amount: 80 }] },
		],
		answer: [
			{ id: BILL_A, amount: 120.5, invoice: { invoiceNumber: 'INV-1' } },
			{ id: BILL_B, amount: 80, invoice: { invoiceNumber: 'INV-2' } },
		],
	},
	{
		records: `${A} ${B}`,
		system: 'BILL',
		call: 'POST /connect/v3/payments/bulk',
		outcome: 'no answer: ECONNRESET',
		request: {
			payments: [
				{ billId: BILL_A, amount: 120.5 },
				{ billId: BILL_B, amount: 80 },
			],
		},
	},
	{
		records: A,
		system: 'BILL',
		call: 'GET /connect/v3/payments?filters=transactionNumber:eq:SF-1',
		answer: { results: [{ id: PAID_A, amount: 120.5, singleStatus: 'SCHEDULED' }] },
	},
	{
		records: A,
		system: 'Salesforce',
		call: 'PATCH /services/data/v66.0/composite/sobjects',
		request: { records: [{ Id: A, BILL_Sync_Status__c: 'Paid', BILL_Payment_Id__c: PAID_A }] },
		answer: [{ id: A, success: true, errors: [] }],
	},
];

const told = (rows: Row[], asked: string) => {
	const { isIntact, lines } = tellFromExport(JSON.stringify(rows), asked);
	return { isIntact, text: lines.join('\n') };
};

describe('the story of an invoice, from an export alone', () => {
	const rows = sealed(TWO);

	it.each(['INV-1', 'inv-1', A, A.slice(0, 15), PAID_A])(
		'tells by %s who decided what and why, what was sent, and what became of it',
		(asked) => {
			const { isIntact, text } = told(rows, asked);

			const order = [
				/Invoice INV-1 · Acme, "Sons" <b> · 120\.50/,
				/Dana Miller released a payment \(asked because over 100; 120\.50 to Acme\) — “Compared with the order”/,
				new RegExp(`Created the bill ${BILL_A} for invoice INV-1 over 120\\.50`),
				/BILL was asked to pay 120\.50 for bill .*No answer came \(ECONNRESET\).*looked up before anything was sent again/,
				new RegExp(`key SF-1: ${PAID_A} over 120\\.50, SCHEDULED`),
				/Wrote to the invoice: BILL Sync Status Paid/,
				/All 6 sealed entries are what was written/,
			].map((pattern) => text.search(pattern));
			expect(order).toEqual([...order].sort((one, other) => one - other));
			expect(order).not.toContain(-1);
			expect(isIntact).toBe(true);
		},
	);

	it('shows nothing of the other invoices of a call', () => {
		const { text } = told(rows, 'INV-2');

		expect(text).toContain('Invoice INV-2');
		expect(text).toContain(BILL_B);
		expect(text).not.toMatch(/INV-1|Dana Miller|120\.5/);
		expect(text).not.toContain(BILL_A);
	});

	it('says of a call whose answer was never written down that n8n stopped, and folds intents into their results', () => {
		const intent = {
			...TWO[5],
			outcome: 'about to be sent',
			answer: '',
			milliseconds: '',
			at: '2026-11-30T10:00:00.000Z',
		};
		const unanswered = { ...intent, at: '2026-11-30T11:00:00.000Z' };
		const { text } = told(sealed([TWO[0], intent, { ...TWO[5], at: intent.at }, unanswered]), A);

		expect(text.match(/[Ww]r[io]te to the invoice/g)).toHaveLength(2);
		expect(text.match(/The answer was not recorded: n8n stopped/g)).toHaveLength(1);
		expect(text).not.toContain('about to be sent');
		// Those that are not shown are sealed, too.
		expect(text).toContain('All 4 sealed entries are what was written');
	});

	it.each([
		[
			'a changed answer',
			rows.map((row) => (row.number === 2 ? { ...row, answer: '{"reason":"other"}' } : row)),
			/Entry 2 was changed/,
		],
		['a missing entry', rows.filter(({ number }) => number !== 4), /Entry 5 does not follow/],
	])('names %s', (_, changed, expected) => {
		const { isIntact, text } = told(changed, A);

		expect(isIntact).toBe(false);
		expect(text).toMatch(expected);
	});

	it('lists the invoices that share a number, and says what to do when there is none', () => {
		const twice = sealed([
			{ records: A, system: 'Salesforce', call: 'GET /q', answer: { records: [record(A, 'INV-7', 1)] } },
			{ records: B, system: 'Salesforce', call: 'GET /q', answer: { records: [record(B, 'INV-7', 2)] } },
		]);

		expect(told(twice, 'INV-7').text).toMatch(new RegExp(`Several invoices.*${A}.*${B}`, 's'));
		expect(told(twice, 'INV-8').text).toMatch(/No entry.*"INV-8".*another month/s);
		expect(told(twice, 'INV-8').isIntact).toBe(false);
	});

	it('tells what was refused and why, and that nobody did it', () => {
		const refused = {
			records: A,
			system: 'BILL',
			call: 'POST /connect/v3/payments/bulk',
			outcome: '400',
			request: { payments: [{ billId: BILL_A, amount: 120.5 }] },
			answer: [{ code: 'BDC_1361', message: 'Untrusted session' }],
		};

		expect(told(sealed([TWO[0], refused]), A).text).toContain(
			`BILL was asked to pay 120.50 for bill ${BILL_A}. BILL answered 400: BDC_1361 Untrusted session.`,
		);
	});

	it('says which settings counted when it began, and which were changed meanwhile', () => {
		const setting = (name: string, value: string, by = '') => ({
			records: '',
			system: by ? 'a person' : 'this n8n',
			call: by ? 'changed a setting' : 'found a setting',
			outcome: by ? `changed by ${by}` : 'found by n8n',
			request: { was: '' },
			answer: { name, value, reason: 'as agreed' },
		});
		const { text } = told(
			sealed([
				setting('limitPerPayment', '500'),
				setting('limitPerPayment', '1000', 'Ann Lee'),
				setting('Routing Rules, row 1', '{"amountFrom":100,"action":"ask","vendorName":""}'),
				...TWO.slice(0, 2),
				setting('limitPerDay', '9000', 'Ben Ray'),
				...TWO.slice(2),
				setting('limitPerDay', '1', 'Later Person'),
			]),
			A,
		);

		expect(text).toContain('limitPerPayment: 1000; Routing Rules, row 1: amountFrom 100, action ask.');
		expect(text).toMatch(/Ben Ray changed a setting \(limitPerDay: "" → "9000"\) — “as agreed”/);
		expect(text).not.toContain('Later Person');
	});
});
