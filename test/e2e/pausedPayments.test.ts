import { addRows, changeRows, emptyTable, readTable } from '../../sandbox/n8n/tables';
import { actsOn, everyActOn } from './acts';
import { edits, inWorkflow, timersEvery, workersEvery } from './edits';
import { FormInBrowser } from './form';
import { FormPages } from './formPages';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

const LEAVE = 'Leave as it is';
const PAUSE = 'Pause: no new bills and payments';
const RESUME = 'Resume: send what waits';

/** What somebody enters on the second page. */
interface Wishes {
	payments?: string;
	perPayment?: string;
	perVendorAndDay?: string;
	perDay?: string;
	reason?: string;
}

/** Whoever answers for payments stops them and limits them with a form, and nobody has to send anything again. */
describe('payments that a person pauses and limits, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			edit: edits(workersEvery(5), inWorkflow('Pause and resume payments', timersEvery(3))),
		});
	});
	afterAll(async () => await sandbox?.stop());

	const switches = async () =>
		Object.fromEntries(
			(await readTable(sandbox.everything.client, 'AP Switches')).map(({ name, value }) => [name, value]),
		);
	const open = async (form: FormPages, name = 'Dana Miller') => await form.start('pause-payments', name);

	async function answer(form: FormPages, wishes: Wishes): Promise<string> {
		const {
			payments = LEAVE,
			perPayment = '',
			perVendorAndDay = '',
			perDay = '',
			reason = 'A test',
		} = wishes;
		const page = await form.answer(payments, perPayment, perVendorAndDay, perDay, reason);
		await form.close();
		return page;
	}

	async function change(wishes: Wishes): Promise<string> {
		const form = new FormPages(sandbox);
		await open(form);
		return await answer(form, wishes);
	}

	async function approved(draft = anApInvoice()): Promise<string> {
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		return id;
	}

	it('wait without a word to BILL, and go on by themselves when they are resumed', async () => {
		const form = new FormPages(sandbox);
		const second = await open(form);
		const paused = await answer(form, { payments: PAUSE, reason: 'A vendor reports <new> bank details' });
		const draft = anApInvoice();
		const id = await approved(draft);
		await sandbox.until('the row to wait', async () => {
			const rows = await sandbox.rowsOf('Approvals', id);
			return rows.some(({ reason, claimedBy }) => reason === 'paused' && claimedBy === '');
		});
		const held = await sandbox.invoice(id);
		const [row] = await sandbox.rowsOf('Approvals', id);
		const sent = [...(await sandbox.vendorsOf(draft)), ...(await sandbox.billsOf(draft))];

		const resumed = await change({ payments: RESUME });
		await sandbox.untilStatus(id, 'Paid');

		expect(second).toContain('Payments are running.');
		expect(paused).toContain(
			'Payments are paused by Dana Miller (A vendor reports &lt;new&gt; bank details)',
		);
		expect(held).toMatchObject({
			BILL_Sync_Status__c: 'Not Sent',
			BILL_Sync_Message__c: expect.stringMatching(/payments wait\. Payments are paused by Dana Miller/),
		});
		expect(row).toMatchObject({ state: 'waiting', reason: 'paused', claimedBy: '' });
		expect(Date.parse(String(row.nextTryAt)) - Date.now()).toBeGreaterThan(10 * 60_000);
		expect(sent).toEqual([]);
		expect(resumed).toContain('1 invoice that waited is sent on now');
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		expect(await sandbox.messagesOf(id)).toHaveLength(new Set(await sandbox.messagesOf(id)).size);
		expect(await sandbox.askedPeople()).toEqual([]);
		const acts = await actsOn(sandbox);
		expect(acts.map(({ outcome, asked, said }) => [outcome, asked.was, said.value, said.reason])).toEqual([
			['paused by Dana Miller', 'no', 'yes', 'A vendor reports <new> bank details'],
			['resumed by Dana Miller', 'yes', 'no', 'A test'],
		]);
	});

	it('leave a trace when somebody changes a switch or a rule in its table, but not who it was', async () => {
		const { client } = sandbox.everything;
		const known = async (name: string) =>
			(await readTable(client, 'Setting Changes')).some((row) => String(row.name).startsWith(name));
		await sandbox.until('the settings to be known', async () => await known('limitPerDay'));
		await changeRows(client, 'AP Switches', { name: 'limitPerDay' }, { value: '5000' });
		await addRows(client, 'Routing Rules', [{ priority: 9, vendorName: 'Acme', action: 'hold' }]);
		await sandbox.until('the rule to be listed', async () => await known('Routing Rules'));
		const noticed = await sandbox.until('the change to be noticed', async () => {
			const acts = (await everyActOn(sandbox)).filter(({ did }) => did.startsWith('noticed'));
			return acts.length > 1 ? acts : undefined;
		});
		await changeRows(client, 'AP Switches', { name: 'limitPerDay' }, { value: '' });
		await emptyTable(client, 'Routing Rules');

		expect(noticed.map(({ asked, said }) => [said.name, asked.was, said.value, said.reason])).toEqual(
			expect.arrayContaining([
				['limitPerDay', '', '5000', 'changed in the table, by whom is not known'],
				[expect.stringMatching(/^Routing Rules/), '', expect.stringContaining('Acme'), expect.any(String)],
			]),
		);
	});

	it('wait too when they are sent again, and are not held back a second time', async () => {
		const { client } = sandbox.everything;
		await addRows(client, 'Routing Rules', [{ priority: 1, action: 'hold' }]);
		const draft = anApInvoice();
		const id = await approved(draft);
		const reasonIs = async (reason: string) =>
			(await sandbox.rowsOf('Approvals', id)).some((row) => row.reason === reason && row.claimedBy === '');
		await sandbox.until('the row to be held', async () => await reasonIs('hold'));
		await change({ payments: PAUSE });
		await new FormInBrowser(sandbox).sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.until('the row to wait', async () => {
			const [row] = await sandbox.rowsOf('Approvals', id);
			return row.claimedBy === '' && String(row.message).includes('payments wait');
		});
		const sent = await sandbox.billsOf(draft);

		const resumed = await change({ payments: RESUME });
		await sandbox.untilStatus(id, 'Paid');
		await emptyTable(client, 'Routing Rules');

		expect(sent).toEqual([]);
		expect(resumed).toContain('1 invoice that waited is sent on now');
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('stay as they are when an amount could mean two things, or somebody else was faster', async () => {
		const before = await switches();
		const slow = new FormPages(sandbox);
		const unclear = await change({ payments: PAUSE, perDay: '1.000,00' });
		const afterUnclear = await switches();
		await open(slow, 'Somebody slow');
		const grouped = await change({ perDay: '12,500.00' });

		const tooLate = await answer(slow, { payments: PAUSE });

		expect(unclear).toContain('Nothing was changed');
		expect(unclear).toContain('is no amount that can be read in one way only');
		expect(afterUnclear).toEqual(before);
		expect(grouped).toContain('12500.00 (before: no limit)');
		expect(tooLate).toContain('Somebody else has changed the switches');
		expect(await switches()).toEqual({ ...before, limitPerDay: '12500.00' });
		await change({ perDay: '' });
	});

	it('above the limit of one payment ask a person, and above that of a day wait for the next', async () => {
		const big = anApInvoice();
		const [line] = big.lines;
		Object.assign(big, { Amount__c: 900, lines: [{ ...line, Amount__c: 900 }] });
		await change({ perPayment: '899.99' });
		const tooBig = await theOneSentence(sandbox, await approved(big));
		await change({ perPayment: '' });
		const paidToday = (
			await sandbox.everything.bill.read<{ payments: Array<{ amount: number }> }>('state')
		).payments.reduce((sum, { amount }) => sum + amount, 0);
		await change({ perDay: (paidToday + 150).toFixed(2) });
		const [first, second] = [anApInvoice(), anApInvoice()];
		await sandbox.untilStatus(await approved(first), 'Paid');
		const id = await approved(second);
		await sandbox.until('the row to wait for another day', async () => {
			const [row] = await sandbox.rowsOf('Approvals', id);
			return row?.state === 'retry' && row.reason === 'overLimit';
		});
		const [row] = await sandbox.rowsOf('Approvals', id);
		await change({ perDay: '' });
		await changeRows(
			sandbox.everything.client,
			'Approvals',
			{ id: row.id },
			{ nextTryAt: new Date().toISOString() },
		);
		await sandbox.untilStatus(id, 'Paid');

		expect(tooBig).toContain('899.99');
		expect(await sandbox.paymentsOf(big)).toEqual([]);
		expect(String(row.message)).toMatch(/It is tried again by itself/);
		expect(Date.parse(String(row.nextTryAt))).toBeGreaterThan(Date.now());
		expect(await sandbox.paymentsOf(second)).toHaveLength(1);
		expect(await sandbox.deadLetters(id)).toEqual([]);
	});
});
