import { addRows, changeRows, emptyTable, readTable } from '../../sandbox/n8n/tables';
import { WorkflowByHand } from './byHand';
import { edits, inWorkflow, onceAYear, timersEvery, withSettings, workersEvery } from './edits';
import { FormInBrowser } from './form';
import { anApInvoice } from './invoice';
import { PagedForm } from './pagedForm';
import { SandboxUnderTest } from './sandbox';

const WRITE = 'Write the audit trail';
const FORM = '/form/invoice-evidence';
const [line] = anApInvoice().lines;
const draft = anApInvoice({
	Amount__c: 1500,
	lines: [{ ...line, Amount__c: 1500, Description__c: 'Paper <script>alert(1)</script>' }],
});

/** An invoice that somebody was asked about, paid, and looked at by an auditor. */
describe('the page with the evidence of an invoice, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let id: string;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			edit: edits(
				workersEvery(5),
				inWorkflow('Ask a person', timersEvery(3)),
				inWorkflow(WRITE, onceAYear),
				withSettings(WRITE, { settleSeconds: 0 }),
			),
		});
	});

	beforeAll(async () => {
		const { client } = sandbox.everything;
		await emptyTable(client, 'Routing Rules');
		await addRows(client, 'Routing Rules', [
			{ priority: 1, amountFrom: 1000, action: 'ask', askWhom: 'cfo@example.com', note: 'over 1,000' },
		]);
		id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const link = await sandbox.until('the question', async () => {
			const message = (await sandbox.alerts()).find((text) => text.includes('Answer: '));
			return message && /Answer: (\S+)/.exec(message)?.[1];
		});
		await sandbox.until('its row to wait for the answer', async () =>
			(await readTable(client, 'Approvals')).some(({ reason }) => reason === 'ask'),
		);
		const browser = new FormInBrowser(sandbox);
		await browser.askedBy(sandbox, link);
		await browser.sendPage(sandbox, [
			JSON.stringify(['Pay it']),
			'Dana <b>Miller</b>',
			'Compared with the order',
		]);
		await browser.close();
		await sandbox.untilStatus(id, 'Paid');
		const write = await WorkflowByHand.open(sandbox, WRITE);
		await write.run('Every minute');
		await write.run('Every minute');
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	const shownFor = async (asked: string) => {
		const form = await PagedForm.send(sandbox, FORM, [asked]);
		await form.end();
		return form.html;
	};

	it('shows who approved, who was asked, what was sent and what came back, to whom it may', async () => {
		const html = await shownFor(draft.Invoice_Number__c);

		const [payment] = await sandbox.paymentsOf(draft);
		const order = [
			/submitted it for approval in Salesforce/,
			/The approval reached n8n: 1,500\.00/,
			/a routing rule asked cfo@example\.com \(asked because over 1,000; 1,500\.00 to/,
			/Dana &lt;b&gt;Miller&lt;\/b&gt; released a payment .*Compared with the order/,
			new RegExp(`Asked BILL to pay 1,500\\.00 for bill .*${String(payment.id)}`),
			/Wrote to the invoice: BILL Sync Status Paid/,
		].map((pattern) => html.search(pattern));
		expect(order).not.toContain(-1);
		expect(order).toEqual([...order].sort((one, other) => one - other));
		expect(html).toMatch(/All \d+ sealed entries are what was written/);
		expect(html).not.toMatch(/<script>alert|<b>Miller/);
		expect((await new FormInBrowser(sandbox, 'wrong').open(FORM)).status).toBe(401);
		expect(await shownFor(String(payment.id))).toContain(`Invoice ${draft.Invoice_Number__c}`);
	});

	it('asks which one is meant when several invoices have the number', async () => {
		await addRows(sandbox.everything.client, 'Approvals', [
			{
				approvalKey: 'a00TWO:1',
				recordId: 'a00SB0000000099YAA',
				state: 'ended',
				invoiceNumber: draft.Invoice_Number__c,
			},
		]);
		const form = await PagedForm.send(sandbox, FORM, [draft.Invoice_Number__c]);
		const options = [...form.html.matchAll(/<option value=['"]([^'"]*)['"]/g)].map(([, option]) => option);
		const wanted = options.find((option) => option.includes(id)) ?? '';

		expect(form.html).toContain('2 invoices answer to this');
		expect(await form.next([wanted])).toContain('released a payment');
		await form.end();
	});

	it('says so when an entry was changed, and what to do when nothing is known', async () => {
		const { client } = sandbox.everything;
		const entry = (await readTable(client, 'Audit Trail')).find(
			({ call, records }) => /^POST .*payments/.test(String(call)) && records === id,
		);
		await changeRows(client, 'Audit Trail', { number: Number(entry?.number) }, { answer: '{"amount":1}' });

		expect(await shownFor(id)).toContain(`Entry ${String(entry?.number)} was changed`);
		const unknown = await shownFor('<b>INV</b>-0');
		expect(unknown).toContain('Nothing is known of it here');
		expect(unknown).toContain('audit-story');
		expect(unknown).not.toContain('<b>INV</b>');
	});
});
