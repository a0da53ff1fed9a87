import { addRows, emptyTable, readTable, type TableRow } from '../../sandbox/n8n/tables';
import { actsOn } from './acts';
import { WorkflowByHand } from './byHand';
import { edits, inWorkflow, timersEvery, withSettings, workersEvery } from './edits';
import { FormInBrowser } from './form';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

const [goodLine] = anApInvoice().lines;
const over = (amount: number): ApInvoice =>
	anApInvoice({ Amount__c: amount, lines: [{ ...goodLine, Amount__c: amount }] });

/** As a browser sends a chosen radio button. */
const choice = (option: string) => JSON.stringify([option]);

/** A rule sends an invoice to named people, and their answer decides whether it is paid. */
describe('an invoice that a person is asked about, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			edit: edits(
				workersEvery(5),
				inWorkflow('Ask a person', timersEvery(3)),
				inWorkflow('Answer a question', timersEvery(3)),
				withSettings('Ask a person', { standIn: 'stand.in@example.com' }),
			),
		});
		await emptyTable(sandbox.everything.client, 'Routing Rules');
		await addRows(sandbox.everything.client, 'Routing Rules', [
			{ priority: 1, amountFrom: 1000, action: 'ask', askWhom: 'cfo@example.com', note: 'over 1,000' },
		]);
	});
	afterAll(async () => await sandbox?.stop());

	const decisions = async () => await readTable(sandbox.everything.client, 'Decisions');
	const decisionOf = async (id: string): Promise<TableRow | undefined> =>
		(await decisions()).filter(({ recordId }) => recordId === id).at(-1);

	/** Submits and approves an invoice over the limit, and waits until somebody is asked. Returns id and message. */
	async function asked(draft: ApInvoice): Promise<{ id: string; message: string; link: string }> {
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const message = await messageAbout(draft.Invoice_Number__c, 1);
		// The row is written last, after Salesforce.
		await sandbox.until('its row to wait for the answer', async () =>
			(await readTable(sandbox.everything.client, 'Approvals')).some(
				({ recordId, state, reason }) => recordId === id && state === 'waiting' && reason === 'ask',
			),
		);
		return { id, message, link: linkIn(message) };
	}

	async function messageAbout(invoiceNumber: string, count: number): Promise<string> {
		return await sandbox.until(`message ${count} about ${invoiceNumber}`, async () => {
			const found = (await sandbox.alerts()).filter(
				(text) => text.includes(`${invoiceNumber}:`) && text.includes('Answer: '),
			);
			return found.length >= count && found[count - 1];
		});
	}

	const linkIn = (message: string) => /Answer: (\S+)/.exec(message)?.[1] ?? '';

	it('is not paid before the answer, and paid after it, with who and why', async () => {
		const draft = over(1500);
		const { id, message, link } = await asked(draft);
		const browser = new FormInBrowser(sandbox);
		const before = { bills: await sandbox.billsOf(draft), invoice: await sandbox.invoice(id) };

		const scanned = await browser.open(link.slice(link.indexOf('/form/')));
		const stillAsked = await decisionOf(id);
		const shown = await browser.askedBy(sandbox, link);
		const stillNotAnswered = await decisionOf(id);
		const page = await browser.sendPage(sandbox, [
			choice('Pay it'),
			'Dana <b>Miller</b>',
			'I know this vendor',
		]);
		await browser.close();
		await sandbox.untilStatus(id, 'Paid');

		expect(message).toContain('1,500.00');
		expect(message).toContain(draft.vendor.Name);
		expect(message).toContain('Why: over 1,000');
		expect(message).toContain('cfo@example.com');
		expect(before).toMatchObject({
			bills: [],
			invoice: {
				BILL_Sync_Status__c: 'Not Sent',
				BILL_Sync_Message__c: expect.stringMatching(/waits for an answer of cfo@example.com/),
			},
		});
		expect([scanned.status, stillAsked?.state, stillNotAnswered?.state]).toEqual([200, 'asked', 'asked']);
		expect(shown).toContain('1,500.00');
		expect(page).toContain('Released');
		expect(page).not.toContain('<b>Miller</b>');
		expect(await decisionOf(id)).toMatchObject({
			state: expect.stringMatching(/^(released|used)$/),
			answeredBy: 'Dana <b>Miller</b>',
			answeredAt: expect.stringMatching(/./),
			note: 'I know this vendor',
		});
		expect(await actsOn(sandbox, id)).toMatchObject([
			{
				system: 'a person',
				did: 'released a payment',
				outcome: 'released by Dana <b>Miller</b>',
				asked: { question: 'over 1,000', amount: 1500, askWhom: 'cfo@example.com' },
				said: { answer: 'Pay it', reason: 'I know this vendor' },
			},
		]);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 1500 }]);
		const again = await browser.askedBy(sandbox, link);
		await browser.close();
		expect(again).toContain('Already answered');
		expect(again).toContain('I know this vendor');
	});

	it('is not paid when the answer is no, says so in Salesforce, and is asked anew when it is sent again', async () => {
		const draft = over(2500);
		const { id, link } = await asked(draft);
		const browser = new FormInBrowser(sandbox);
		await browser.askedBy(sandbox, link);
		const page = await browser.sendPage(sandbox, [choice('Do not pay it'), 'Dana Miller', 'Ordered twice.']);
		await browser.close();
		const refused = await sandbox.untilStatus(id, 'Needs Attention');

		await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		const second = linkIn(await messageAbout(draft.Invoice_Number__c, 2));
		const notYet = await sandbox.billsOf(draft);
		await browser.askedBy(sandbox, second);
		await browser.sendPage(sandbox, [choice('Pay it'), 'Dana Miller', 'Checked']);
		await browser.close();
		await sandbox.untilStatus(id, 'Paid');

		expect(page).toContain('Not paid');
		expect(refused.BILL_Sync_Message__c).toMatch(/refused by Dana Miller: Ordered twice\. Nothing was paid/);
		expect(notYet).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		expect(second).not.toBe(link);
	});

	it('is not paid by Send invoices again while the answer is missing', async () => {
		const draft = over(3000);
		const { id } = await asked(draft);

		const page = await new FormInBrowser(sandbox).sendAgain(sandbox, [draft.Invoice_Number__c]);

		expect(page).toContain('0 of 1 sent again');
		expect(page).toContain('waits for an answer of cfo@example.com');
		expect(await sandbox.billsOf(draft)).toEqual([]);
		expect(await decisionOf(id)).toMatchObject({ state: 'asked' });
	});

	it('counts the first of two answers, and tells the second one so', async () => {
		const draft = over(3500);
		const { id, link } = await asked(draft);
		const [first, second] = [new FormInBrowser(sandbox), new FormInBrowser(sandbox)];
		await first.askedBy(sandbox, link);
		await second.askedBy(sandbox, link);

		await first.sendPage(sandbox, [choice('Do not pay it'), 'First One', 'No order']);
		const late = await second.sendPage(sandbox, [choice('Pay it'), 'Second One', 'Checked']);
		await first.close();
		await second.close();
		await sandbox.untilStatus(id, 'Needs Attention');

		expect(late).toContain('Somebody was faster');
		expect(late).toContain('First One');
		expect(await decisionOf(id)).toMatchObject({ state: 'refused', answeredBy: 'First One' });
		expect(await sandbox.billsOf(draft)).toEqual([]);
	});

	it('is asked anew after a new approval, and the old link decides nothing any more', async () => {
		const draft = over(4000);
		const { id, link } = await asked(draft);
		await sandbox.approveAgain(id);
		const message = await messageAbout(draft.Invoice_Number__c, 2);
		const browser = new FormInBrowser(sandbox);

		const old = await browser.askedBy(sandbox, link);
		await browser.close();
		await browser.askedBy(sandbox, linkIn(message));
		await browser.sendPage(sandbox, [choice('Pay it'), 'Dana Miller', 'Checked']);
		await browser.close();
		await sandbox.untilStatus(id, 'Paid');

		expect(linkIn(message)).not.toBe(link);
		expect(old).toContain('No longer asked');
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 4000 }]);
		const rows = (await readTable(sandbox.everything.client, 'Approvals')).filter(
			({ recordId }) => recordId === id,
		);
		expect(rows[0]).toMatchObject({ state: 'ended', reason: 'replaced' });
	});

	it('is paid although the run that took the answer died before it released the row', async () => {
		const draft = over(5000);
		const { id } = await asked(draft);
		const question = await decisionOf(id);

		await addRows(sandbox.everything.client, 'Decisions', [
			{
				rowId: question?.rowId,
				approvalKey: question?.approvalKey,
				recordId: id,
				amount: question?.amount,
				kind: 'ask',
				state: 'released',
				answeredBy: 'Dana Miller',
				answeredAt: new Date().toISOString(),
			},
		]);
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 5000 }]);
		expect((await sandbox.messagesOf(id)).join()).toContain('Released by Dana Miller');
	});

	it('opens for those with the password only, and knows no other link', async () => {
		const path = '/form/answer-a-question?question=0123456789abcdef';
		const browser = new FormInBrowser(sandbox);

		expect((await new FormInBrowser(sandbox, 'wrong').open(path)).status).toBe(401);
		const page = await browser.askedBy(sandbox, new URL(path, sandbox.everything.n8n.url).href);
		await browser.close();
		expect(page).toContain('There is no such question');
	});
});

/** Hours are seconds here. */
describe('a question that nobody answers, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			edit: edits(
				workersEvery(5),
				inWorkflow('Ask a person', timersEvery(2)),
				inWorkflow('Answer a question', timersEvery(3)),
				withSettings('Ask a person', {
					standIn: 'stand.in@example.com',
					remindAfterHours: 0.0005,
					standInAfterHours: 0.001,
					giveUpAfterHours: 0.002,
				}),
			),
		});
		await emptyTable(sandbox.everything.client, 'Routing Rules');
		await addRows(sandbox.everything.client, 'Routing Rules', [{ priority: 1, action: 'ask' }]);
	});
	afterAll(async () => await sandbox?.stop());

	it('is repeated, goes to the stand-in, never pays, and is still heard afterwards', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const sentence = await theOneSentence(sandbox, id);
		const messages = (await sandbox.alerts()).filter((text) => text.includes('Answer: '));
		const paidInSilence = await sandbox.billsOf(draft);
		const browser = new FormInBrowser(sandbox);

		const link = /Answer: (\S+)/.exec(messages[0])?.[1] ?? '';
		await browser.askedBy(sandbox, link);
		await browser.sendPage(sandbox, [choice('Pay it'), 'Dana Miller', 'Back from leave']);
		await browser.close();
		await sandbox.untilStatus(id, 'Paid');

		expect(sentence).toMatch(/nobody has answered since .* so nothing was paid/);
		expect(messages).toHaveLength(3);
		expect(messages[1]).toContain('Reminder: asked on');
		expect(messages[2]).toContain('For the stand-in');
		expect(paidInSilence).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('stays in its table, and says once that nobody could be told, when the chat is down', async () => {
		const workflow = await WorkflowByHand.open(sandbox, 'Ask a person');
		await workflow.fillIn({ alertUrl: new URL('/no-such-page', sandbox.everything.n8n.url).href });
		await workflow.publish();
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);

		const letter = await sandbox.until('a row about the chat', async () =>
			(await readTable(sandbox.everything.client, 'Dead Letters')).find(
				({ workflowName, reference }) =>
					workflowName === 'Ask a person' && String(reference).startsWith('Say who was not told'),
			),
		);

		expect(letter.message).toMatch(/The chat did not take a question: HTTP 404/);
		expect(await sandbox.billsOf(draft)).toEqual([]);
		const rows = await readTable(sandbox.everything.client, 'Decisions');
		expect(rows.find(({ recordId }) => recordId === id)).toMatchObject({ state: 'asked', reminders: 0 });
	});
});
