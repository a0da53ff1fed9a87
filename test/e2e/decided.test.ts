import { chartOfAccounts, departments } from '../../sandbox/data/invoices';
import { addRows, changeRows, emptyTable, readTable } from '../../sandbox/n8n/tables';
import { workersEvery } from './edits';
import { FormInBrowser } from './form';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

type Row = Record<string, string | number>;

const [line] = anApInvoice().lines;
const withLines = (...changes: object[]): ApInvoice =>
	anApInvoice({
		Amount__c: changes.length * 50,
		lines: changes.map((change) => ({ ...line, Department__c: undefined, Amount__c: 50, ...change })),
	});

/** What people say in the tables Decisions and GL Code Map, and what Pay approved invoices makes of it. */
describe('an invoice and what people have decided about it, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let browser: FormInBrowser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
		browser = new FormInBrowser(sandbox);
	});
	afterAll(async () => await sandbox?.stop());

	async function fill(table: string, ...rows: Row[]): Promise<void> {
		await emptyTable(sandbox.everything.client, table);
		if (rows.length > 0) await addRows(sandbox.everything.client, table, rows);
	}

	async function approved(draft: ApInvoice): Promise<string> {
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		return id;
	}

	async function untilWaiting(id: string, reason: string) {
		await sandbox.until(`the row to wait for a person (${reason})`, async () => {
			const [row] = await sandbox.rowsOf('Approvals', id);
			return row?.reason === reason && row.claimedBy === '' && row.state !== 'working';
		});
		const [row] = await sandbox.rowsOf('Approvals', id);
		return row;
	}

	/** What a form does when somebody lets a row go: the decision, then the row. */
	async function release(row: Row, amount: number, kind = 'payment run'): Promise<void> {
		const { client } = sandbox.everything;
		const { id: rowId, approvalKey, recordId } = row;
		const decision = { rowId, approvalKey, recordId, amount, kind, state: 'released' };
		await addRows(client, 'Decisions', [{ ...decision, answeredBy: 'Fay Cohen', note: 'due on Friday' }]);
		await changeRows(
			client,
			'Approvals',
			{ id: rowId },
			{ state: 'retry', reason: 'released', attempts: 0, nextTryAt: new Date().toISOString() },
		);
	}

	it('is paid with the bill it has, once, when it is released over the amount it has', async () => {
		await fill('Routing Rules', { priority: 1, action: 'bill only' });
		const [draft, other] = [anApInvoice(), anApInvoice()];
		const [id, otherId] = [await approved(draft), await approved(other)];
		await sandbox.untilStatus(id, 'Bill Created');
		await sandbox.untilStatus(otherId, 'Bill Created');

		await release((await untilWaiting(otherId, 'billOnly')) as Row, 120.49);
		await release((await untilWaiting(id, 'billOnly')) as Row, 120.5);
		await sandbox.untilStatus(id, 'Paid');

		expect((await sandbox.messagesOf(id)).join(' ')).toContain('Released by Fay Cohen: due on Friday.');
		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 120.5 }]);
		expect(await untilWaiting(otherId, 'billOnly')).toMatchObject({ state: 'bill created' });
		expect(await sandbox.paymentsOf(other)).toEqual([]);
	});

	it('waits without a time when a rule asks somebody, and is not paid because it is sent again', async () => {
		await fill('Routing Rules', {
			priority: 1,
			amountFrom: 100,
			action: 'Ask',
			askWhom: 'cfo@example.com',
			note: 'over 100',
		});
		const draft = anApInvoice();
		const id = await approved(draft);
		const row = await untilWaiting(id, 'ask');
		await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		const again = await untilWaiting(id, 'ask');
		await release(again as Row, 120.5); // a payment run does not answer the question
		await untilWaiting(id, 'ask');
		await release(again as Row, 120.5, 'ask');
		await sandbox.untilStatus(id, 'Paid');

		expect(row).toMatchObject({ state: 'waiting', nextTryAt: null });
		expect((await sandbox.messagesOf(id))[0]).toMatch(/cfo@example\.com.*over 100/);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('is held by a rule that came while it waited for something else, until it is sent again from there', async () => {
		await fill('Routing Rules', { priority: 1, action: 'bill only' });
		const draft = anApInvoice();
		const id = await approved(draft);
		const row = await untilWaiting(id, 'billOnly');
		await fill(
			'Routing Rules',
			{ priority: 1, vendorName: draft.vendor.Name.replaceAll(' ', '  '), action: 'hold' },
			{ action: 'pay' },
		);

		await release(row as Row, 120.5, 'ask');
		await untilWaiting(id, 'hold');
		const before = await sandbox.paymentsOf(draft);
		await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.untilStatus(id, 'Paid');

		expect(before).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('is asked about while its vendor is new, which a first payment ends', async () => {
		await fill('Routing Rules', {
			priority: 1,
			vendorName: 'New vendor',
			action: 'hold',
			note: 'first payment',
		});
		const first = anApInvoice();
		const vendorId = await sandbox.enterVendor(first.vendor);
		const second = anApInvoice({ vendor: first.vendor });
		const ids: string[] = [];
		for (const draft of [first, second]) ids.push(await sandbox.submitFor(vendorId, draft));
		await sandbox.approve(ids[0]);
		await untilWaiting(ids[0], 'hold');

		await browser.sendAgain(sandbox, [first.Invoice_Number__c]);
		await sandbox.untilStatus(ids[0], 'Paid');
		await sandbox.approve(ids[1]);
		await sandbox.untilStatus(ids[1], 'Paid');

		expect((await sandbox.messagesOf(ids[0]))[0]).toContain('first payment');
		expect(await sandbox.paymentsOf(first)).toHaveLength(2);
	});

	it('carries the codes that the map names, and stops with all that nobody has mapped', async () => {
		await fill('Routing Rules');
		const [account] = chartOfAccounts();
		await fill(
			'GL Code Map',
			{
				kind: 'account',
				salesforceCode: 'travel 7',
				billId: '',
				billNumber: account.number,
				state: 'mapped',
			},
			{ kind: 'account', salesforceCode: 'OLD', billNumber: account.number, state: 'archived' },
		);
		const good = withLines({ GL_Code__c: ' TRAVEL  7' });
		const bad = withLines({ GL_Code__c: 'OLD' }, { Department__c: 'Moon base' }, { GL_Code__c: 'Travel 7' });
		const [id, badId] = [await approved(good), await approved(bad)];
		await sandbox.untilStatus(id, 'Paid');
		const sentence = await theOneSentence(sandbox, badId);
		const listed = await readTable(sandbox.everything.client, 'GL Code Map');
		const { client } = sandbox.everything;
		await changeRows(client, 'GL Code Map', { salesforceCode: 'OLD' }, { state: 'mapped' });
		await changeRows(
			client,
			'GL Code Map',
			{ salesforceCode: 'Moon base' },
			{ billNumber: departments()[0].name },
		);
		await browser.sendAgain(sandbox, [bad.Invoice_Number__c]);
		await sandbox.untilStatus(badId, 'Paid');

		expect(sentence).toContain('OLD (archived in GL Code Map)');
		expect(sentence).toContain('Moon base');
		expect(listed.slice(2)).toMatchObject([
			{ kind: 'department', salesforceCode: 'Moon base', state: 'unmapped', billId: '' },
		]);
		expect(await sandbox.paymentsOf(bad)).toMatchObject([{ amount: 150 }]);
	});
});
