import { workersEvery } from './edits';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { expectToldOnce, theOneSentence } from './told';

const [goodLine] = anApInvoice().lines;
const onOneLine = (changes: Partial<ApInvoice['lines'][number]>): Partial<ApInvoice> => ({
	lines: [{ ...goodLine, Amount__c: 120.5, ...changes }],
});

/** What stands in the way, and what the sentence must name beside the invoice: the field with its value, and the fix. */
const STORIES: Array<[string, Partial<ApInvoice>, RegExp[]]> = [
	['a GL code BILL does not know', onOneLine({ GL_Code__c: 'NO-SUCH-CODE' }), [/NO-SUCH-CODE/, /account/i]],
	[
		'a department BILL does not know',
		onOneLine({ Department__c: 'No Such Department' }),
		[/No Such Department/, /department/i],
	],
	[
		'a vendor id BILL does not know',
		{ vendor: { Name: 'Vendor with a dead link', BILL_Vendor_Id__c: '00901DOESNOTEXIST0001' } },
		[/00901DOESNOTEXIST0001/, /vendor/i],
	],
	[
		'a vendor without an address',
		{ vendor: { Name: 'Vendor at no address' } },
		[/Billing Street, Billing City/, /address of the vendor "Vendor at no address"/, /send .* again/i],
	],
	[
		'an American vendor without state and ZIP code',
		{
			vendor: { ...anApInvoice().vendor, Name: 'Vendor in the US', BillingState: '', BillingPostalCode: '' },
		},
		[/Billing State, Billing Zip/, /address of the vendor "Vendor in the US"/],
	],
	['no amount', { Amount__c: null }, [/Amount is missing/]],
	['no due date', { Due_Date__c: null }, [/Due Date is missing/, /Draft and submit/]],
	['no lines', { lines: [] }, [/line/i]],
	['lines that do not add up to its total', { Amount__c: 120.51 }, [/120\.50/, /120\.51/]],
	[
		'a negative amount, which is a credit',
		{ ...onOneLine({ Amount__c: -20.4 }), Amount__c: -20.4 },
		[/-20\.40/, /credit/, /Enter it in BILL as a vendor credit/],
	],
	['an amount of nothing', { ...onOneLine({ Amount__c: 0 }), Amount__c: 0 }, [/0\.00/, /not above zero/]],
];

describe('an invoice that cannot be paid, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	const told = new Map<string, string>();

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it.each(STORIES)('says so in Salesforce and in one alert: %s', async (_what, changes, named) => {
		const draft = anApInvoice(changes);
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const sentence = await theOneSentence(sandbox, id);
		told.set(id, sentence);

		expect(sentence).toContain(draft.Invoice_Number__c);
		for (const what of named) expect(sentence).toMatch(what);
		expect(await sandbox.billsOf(draft)).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	it('pays an invoice that was corrected and approved once more, and repeats no sentence', async () => {
		const draft = anApInvoice({ Due_Date__c: null });
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await theOneSentence(sandbox, id);

		await sandbox.approveAgain(id, { Due_Date__c: anApInvoice().Due_Date__c });
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		for (const [other, sentence] of told) await expectToldOnce(sandbox, other, sentence);
	});

	it('pays invoices whose numbers are too long for BILL, and says what they are called there', async () => {
		const numbers = [1, 2].map((last) => `INV-2026-11-30-DEPARTMENT-OF-WATER-${last}`);
		const drafts = numbers.map((Invoice_Number__c) => anApInvoice({ Invoice_Number__c }));
		const accountId = await sandbox.enterVendor(drafts[0].vendor);
		const ids: string[] = [];
		for (const draft of drafts) ids.push(await sandbox.submitFor(accountId, draft));

		await sandbox.approve(...ids);
		for (const id of ids) await sandbox.untilStatus(id, 'Paid');

		// Twelve characters, and the beginning of the SHA-256 of the whole number.
		const called = ['INV-2026-11--7c503376', 'INV-2026-11--4ac5d9cd'];
		const bills = await sandbox.billsOf(drafts[0]);
		expect(bills.map(({ invoice }) => invoice.invoiceNumber).sort()).toEqual([...called].sort());
		for (const [index, id] of ids.entries()) {
			const said = (await sandbox.messagesOf(id)).filter((message) => message.includes(called[index]));
			expect(said).toEqual([expect.stringMatching(/BILL keeps 21 characters of an invoice number/)]);
			expect(await sandbox.deadLetters(id)).toEqual([]);
		}
	});

	it('does not take two accounts of one name for one payee', async () => {
		const draft = anApInvoice();
		const first = await sandbox.submit(draft);
		await sandbox.approve(first);
		await sandbox.untilStatus(first, 'Paid');
		const id = await sandbox.submit(
			anApInvoice({ vendor: { ...draft.vendor, BillingStreet: '99 Other Road' } }),
		);

		await sandbox.approve(id);
		const sentence = await theOneSentence(sandbox, id);

		expect(sentence).toMatch(/another account named .* choose the other account/);
		expect(await sandbox.vendorsOf(draft)).toMatchObject([{ address: { line1: '1 Main Street' } }]);
	});
});
