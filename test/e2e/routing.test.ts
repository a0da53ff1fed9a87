import { addRows, emptyTable } from '../../sandbox/n8n/tables';
import { chartOfAccounts } from '../../sandbox/data/invoices';
import { workersEvery } from './edits';
import { FormInBrowser } from './form';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

/** A rule, its columns spelled as in the table; a column that is left out is empty. */
type Rule = Record<string, string | number>;

const [goodLine] = anApInvoice().lines;
const [, otherAccount] = chartOfAccounts();
const over = (amount: number): ApInvoice =>
	anApInvoice({ Amount__c: amount, lines: [{ ...goodLine, Amount__c: amount }] });

/** People who do not write code say in the table Routing Rules what is paid, what waits in BILL, and what is held back. */
describe('an invoice and the routing rules, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let browser: FormInBrowser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
		browser = new FormInBrowser(sandbox);
	});
	afterAll(async () => await sandbox?.stop());

	async function rules(...all: Rule[]): Promise<void> {
		await emptyTable(sandbox.everything.client, 'Routing Rules');
		await addRows(sandbox.everything.client, 'Routing Rules', all);
	}

	async function submitted(...drafts: ApInvoice[]): Promise<string[]> {
		const ids: string[] = [];
		for (const draft of drafts) ids.push(await sandbox.submit(draft));
		return ids;
	}

	/** Waits until Salesforce says something of an invoice that is held back; its status stays. */
	async function untilHeld(id: string): Promise<string> {
		await sandbox.until('a word that it is held back', async () => (await sandbox.messagesOf(id)).length > 0);
		const { BILL_Sync_Message__c: message, BILL_Sync_Status__c: status } = await sandbox.invoice(id);
		expect(status).toBe('Not Sent');
		return String(message);
	}

	it('goes the way of the first rule between whose amounts it lies, both included', async () => {
		await rules(
			{ priority: 30, action: 'pay' },
			{ priority: 20, amountFrom: 100, amountTo: 199.99, action: 'bill only' },
			{ priority: 10, amountFrom: 200, action: 'hold', note: 'above what one person may approve' },
		);
		const drafts = [99.99, 100, 199.99, 200].map(over);
		const ids = await submitted(...drafts);
		const [below, from, upTo, above] = ids;

		await sandbox.approve(...ids);
		await sandbox.untilStatus(below, 'Paid');
		for (const id of [from, upTo]) await sandbox.untilStatus(id, 'Bill Created');
		const message = await untilHeld(above);

		expect(message).toMatch(/held back by a routing rule \(above what one person may approve\)/);
		const sent = drafts.map(async (draft) => [
			(await sandbox.billsOf(draft)).map(({ amount }) => amount),
			(await sandbox.paymentsOf(draft)).map(({ amount }) => amount),
		]);
		expect(await Promise.all(sent)).toEqual([
			[[99.99], [99.99]],
			[[100], []],
			[[199.99], []],
			[[], []],
		]);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('goes the way of the rule for its vendor, its department or its GL account, and others do not', async () => {
		const plain = {
			...goodLine,
			Amount__c: 60.25,
			GL_Code__c: otherAccount.number,
			Department__c: undefined,
		};
		const ofLine = (changes: object) => anApInvoice({ lines: [plain, { ...plain, ...changes }] });
		const { vendor } = anApInvoice();
		const byVendor = { ...ofLine({}), vendor: { ...vendor, Name: 'The Routed Vendor' } };
		const byDepartment = ofLine({ Department__c: goodLine.Department__c });
		const byAccount = ofLine({ GL_Code__c: goodLine.GL_Code__c });
		const other = ofLine({});
		await rules(
			{ priority: 1, vendorName: ' the ROUTED vendor', action: 'hold', note: 'vendor' },
			{ priority: 2, department: String(goodLine.Department__c), action: 'hold', note: 'department' },
			{ priority: 3, glAccount: goodLine.GL_Code__c, action: 'hold', note: 'account' },
		);
		const ids = await submitted(byVendor, byDepartment, byAccount, other);
		const [paid] = ids.slice(3);

		await sandbox.approve(...ids);
		await sandbox.untilStatus(paid, 'Paid');

		const [ofVendor, ofDepartment, ofAccount] = await Promise.all(ids.slice(0, 3).map(untilHeld));
		expect(ofVendor).toContain('(vendor)');
		expect(ofDepartment).toContain('(department)');
		expect(ofAccount).toContain('(account)');
		for (const draft of [byVendor, byDepartment, byAccount]) expect(await sandbox.billsOf(draft)).toEqual([]);
	});

	it('is paid once it is sent again, when it was held back', async () => {
		await rules({ priority: 1, action: 'hold' });
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const message = await untilHeld(id);
		const before = await sandbox.billsOf(draft);

		const page = await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.untilStatus(id, 'Paid');

		expect(message).toMatch(/goes on when it is sent again/);
		expect(before).toEqual([]);
		expect(page).toContain('1 of 1 sent again');
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 120.5 }]);
	});

	it('is not paid from the form, when its bill waits in BILL', async () => {
		await rules({ priority: 1, action: 'bill only' });
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const invoice = await sandbox.untilStatus(id, 'Bill Created');

		const page = await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);

		const [bill] = await sandbox.billsOf(draft);
		expect(invoice).toMatchObject({ BILL_Bill_Id__c: bill.id, BILL_Payment_Id__c: null });
		expect(page).toContain('0 of 1 sent again');
		expect(page).toContain(bill.id);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	it.each<[string, Rule]>([
		['some day', { action: 'pay', payWhen: 'some day' }],
		['pay twice', { action: 'pay twice' }],
	])('asks a person, and sends nothing, when a rule says "%s"', async (word, rule) => {
		await rules({ priority: 1, ...rule });
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const sentence = await theOneSentence(sandbox, id);

		expect(sentence).toContain(`"${word}"`);
		expect(sentence).toMatch(/Correct the table Routing Rules/);
		expect(await sandbox.billsOf(draft)).toEqual([]);
	});
});
