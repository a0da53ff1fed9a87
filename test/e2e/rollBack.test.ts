import { addRows, changeRows, emptyTable, readTable } from '../../sandbox/n8n/tables';
import { actsOn } from './acts';
import { WorkflowByHand } from './byHand';
import { PagedForm } from './pagedForm';
import { anApInvoice, type ApInvoice } from './invoice';
import { PAYMENT_TICK_MS, SandboxUnderTest } from './sandbox';
import { paymentsStandStill, recordsAreLocked } from './trouble';

const PATH = '/form/roll-back-invoices';

describe('an invoice that is rolled back from the form, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	async function plan(...invoices: string[]): Promise<PagedForm> {
		return await PagedForm.send(sandbox, PATH, [invoices.join('\n'), 'Dana Miller', 'Wrong vendor']);
	}

	const confirm = async (pages: PagedForm, count: number, field = 1) =>
		await pages.next(
			[[`Roll back ${count === 1 ? 'this invoice' : `these ${count} invoices`} as shown`]],
			field,
		);

	async function scheduled(draft: ApInvoice): Promise<string> {
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Payment Scheduled');
		return id;
	}

	const rowOf = async (id: string) =>
		(await readTable(sandbox.everything.client, 'Approvals'))
			.filter(({ recordId }) => recordId === id)
			.at(-1);

	it('has its payment voided, its bill archived and its record unlinked, in this order, with evidence', async () => {
		const { bill } = sandbox.everything;
		const stillness = await paymentsStandStill(sandbox.everything);
		const draft = anApInvoice();
		const id = await scheduled(draft);
		for (let step = 0; step < 3; step += 1) await bill.send('tick');
		const [payment] = await sandbox.paymentsOf(draft);
		const [{ id: billId }] = await sandbox.billsOf(draft);

		const pages = await plan(draft.Invoice_Number__c);
		const shown = pages.html;
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ singleStatus: payment.singleStatus }]);
		const page = await confirm(pages, 1);
		await pages.end();
		await stillness.end();

		expect(shown).toContain(`payment ${payment.id} over 120.50 is voided`);
		expect(shown).toContain(`bill ${billId} is archived`);
		expect(page).toContain('1 of 1 rolled back');
		expect(await sandbox.paymentsOf(draft)).toMatchObject([
			{ singleStatus: 'VOIDED', voidInfo: [{ voidReason: 'Rolled back by Dana Miller: Wrong vendor' }] },
		]);
		expect(await sandbox.billsOf(draft)).toMatchObject([{ archived: true, paymentStatus: 'UNPAID' }]);
		const invoice = await sandbox.untilStatus(id, 'Rolled Back');
		expect(invoice.BILL_Bill_Id__c ?? '').toBe('');
		expect(invoice.BILL_Payment_Id__c ?? '').toBe('');
		for (const word of ['Dana Miller: Wrong vendor', payment.id, 'VOIDED', billId, 'archived'])
			expect(invoice.BILL_Sync_Message__c).toContain(word);
		expect(await rowOf(id)).toMatchObject({ state: 'ended', reason: 'rolledBack' });
		expect(
			(await actsOn(sandbox, id)).map(({ outcome, did, asked }) => [did, outcome, asked.reason]),
		).toEqual([
			['confirmed a roll-back', 'confirmed by Dana Miller', 'Wrong vendor'],
			['rolled an invoice back', 'rolled by Dana Miller', 'Wrong vendor'],
		]);
	});

	it('is paid by a new bill and payment when it is approved again, and only then', async () => {
		const draft = anApInvoice();
		const stillness = await paymentsStandStill(sandbox.everything);
		const id = await scheduled(draft);
		const pages = await plan(id);
		const isConfirmed = confirm(pages, 1);
		await sandbox.until('BILL to be asked to cancel', async () =>
			(await sandbox.paymentsOf(draft)).some(
				({ singleStatus }) => singleStatus === 'CANCELLATION_IN_PROGRESS',
			),
		);
		expect(await sandbox.billsOf(draft)).toMatchObject([{ archived: false }]);
		await sandbox.everything.bill.send('tick');
		expect(await isConfirmed).toContain('1 of 1 rolled back');
		await pages.end();
		await stillness.end();
		await sandbox.untilStatus(id, 'Rolled Back');
		const repeated = await PagedForm.send(sandbox, PATH, [id, 'Dana Miller', 'Once more']);
		expect(repeated.html).toContain('it has been rolled back already');
		await repeated.end();

		await sandbox.everything.salesforce.send('clock', { advanceMs: 2_000 });
		await sandbox.approveAgain(id);
		await sandbox.untilStatus(id, 'Paid');

		expect((await sandbox.billsOf(draft)).map(({ archived }) => archived).sort()).toEqual([false, true]);
		const statuses = (await sandbox.paymentsOf(draft)).map(({ singleStatus }) => singleStatus);
		expect(statuses.sort()).toEqual(['CANCELED', 'CLEARED']);
	});

	it('goes on where it stopped when Salesforce could not be told, and asks a person meanwhile', async () => {
		const draft = anApInvoice();
		const stillness = await paymentsStandStill(sandbox.everything);
		const id = await scheduled(draft);
		for (let step = 0; step < 2; step += 1) await sandbox.everything.bill.send('tick');
		const locked = await recordsAreLocked(sandbox.everything);
		const pages = await plan(draft.Invoice_Number__c);
		const stopped = await confirm(pages, 1);
		await pages.end();
		await locked.end();
		expect(stopped).toContain('0 of 1 rolled back');
		expect(stopped).toContain('was archived');
		expect(await rowOf(id)).toMatchObject({ state: 'needs attention', reason: 'rollingBack' });
		expect((await sandbox.deadLetters(id)).at(-1)?.message).toContain('stopped half-way');

		const again = await plan(draft.Invoice_Number__c);
		expect(again.html).toContain('is archived already');
		expect(await confirm(again, 1)).toContain('1 of 1 rolled back');
		await again.end();
		await stillness.end();

		expect((await sandbox.untilStatus(id, 'Rolled Back')).BILL_Bill_Id__c ?? '').toBe('');
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ singleStatus: 'VOIDED' }]);
		expect(await rowOf(id)).toMatchObject({ state: 'ended', reason: 'rolledBack' });
	});

	it('is rolled back together with others, each in its own way', async () => {
		const [unpaid, paid, other] = [anApInvoice(), anApInvoice(), anApInvoice()];
		const stillness = await paymentsStandStill(sandbox.everything);
		await addRows(sandbox.everything.client, 'Routing Rules', [
			{ priority: 1, vendorName: unpaid.vendor.Name, action: 'bill only' },
		]);
		const first = await sandbox.submit(unpaid);
		await sandbox.approve(first);
		await sandbox.untilStatus(first, 'Bill Created');
		const second = await scheduled(paid);
		for (let step = 0; step < 2; step += 1) await sandbox.everything.bill.send('tick');
		const third = await scheduled(other);

		const pages = await plan(unpaid.Invoice_Number__c, second, third, third);
		const isConfirmed = confirm(pages, 3);
		await sandbox.until('BILL to be asked to cancel', async () =>
			(await sandbox.paymentsOf(other)).some(
				({ singleStatus }) => singleStatus === 'CANCELLATION_IN_PROGRESS',
			),
		);
		await sandbox.everything.bill.send('tick');
		const page = await isConfirmed;
		await pages.end();
		await stillness.end();
		await emptyTable(sandbox.everything.client, 'Routing Rules');

		expect(page).toContain('3 of 3 rolled back');
		for (const id of [first, second, third]) {
			expect((await sandbox.invoice(id)).BILL_Sync_Status__c).toBe('Rolled Back');
			expect(await rowOf(id)).toMatchObject({ state: 'ended', reason: 'rolledBack' });
		}
		for (const draft of [unpaid, paid, other])
			expect(await sandbox.billsOf(draft)).toMatchObject([{ archived: true }]);
		expect(await sandbox.paymentsOf(unpaid)).toEqual([]);
		expect(await sandbox.paymentsOf(paid)).toMatchObject([{ singleStatus: 'VOIDED' }]);
		expect(await sandbox.paymentsOf(other)).toMatchObject([{ singleStatus: 'CANCELED' }]);
	});

	it('stays rolled back when the approval it had arrives once more', async () => {
		const draft = anApInvoice();
		const stillness = await paymentsStandStill(sandbox.everything);
		const id = await scheduled(draft);
		for (let step = 0; step < 2; step += 1) await sandbox.everything.bill.send('tick');
		const pages = await plan(id);
		await confirm(pages, 1);
		await pages.end();
		await stillness.end();
		await sandbox.untilStatus(id, 'Rolled Back');

		await sandbox.publishApproval(id);
		await sandbox.until('the late copy to be settled', async () => {
			const rows = await sandbox.rowsOf('Approvals', id);
			return rows.length === 2 && rows.every(({ state }) => state === 'ended');
		});

		expect((await sandbox.rowsOf('Approvals', id)).map(({ reason }) => reason)).toEqual([
			'rolledBack',
			'rolledBack',
		]);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ singleStatus: 'VOIDED' }]);
		expect(await sandbox.billsOf(draft)).toMatchObject([{ archived: true }]);
		expect((await sandbox.invoice(id)).BILL_Sync_Status__c).toBe('Rolled Back');
	});

	it('tells a person when the run that rolled it back has died, and goes on from the form', async () => {
		const draft = anApInvoice();
		const stillness = await paymentsStandStill(sandbox.everything);
		const id = await scheduled(draft);
		const reconcile = await WorkflowByHand.open(sandbox, 'Reconcile BILL and Salesforce');
		await changeRows(
			sandbox.everything.client,
			'Approvals',
			{ recordId: id },
			{
				state: 'working',
				reason: 'rollingBack',
				claimedBy: '0',
				nextTryAt: null,
				message: 'Being rolled back by Dana',
			},
		);
		await reconcile.change((node) =>
			node.name === 'List the differences'
				? { ...node, parameters: JSON.parse(JSON.stringify(node.parameters).replace('900000', '0')) }
				: node,
		);

		await reconcile.run('Every hour');
		await reconcile.run('Every hour');
		const letters = await sandbox.deadLetters(id);
		await sandbox.everything.bill.send('tick');
		const pages = await plan(id);
		const page = await confirm(pages, 1);
		await pages.end();
		await stillness.end();

		expect(letters.map(({ message }) => message)).toEqual([expect.stringContaining('stopped half-way')]);
		expect(page).toContain('1 of 1 rolled back');
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ singleStatus: 'VOIDED' }]);
	});

	it('is refused when its payment has cleared or nobody knows it, and nothing changes', async () => {
		await sandbox.everything.bill.send('switches', { paymentTick: PAYMENT_TICK_MS });
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');

		const pages = await plan(draft.Invoice_Number__c, '<b>INV</b>-0');
		await pages.end();

		expect(pages.html).toContain('0 of 2 rolled back');
		expect(pages.html).toContain('it has cleared: the vendor has the money');
		expect(pages.html).toContain('no approval of it has reached this n8n');
		expect(pages.html).not.toContain('<b>INV</b>');
		expect(await sandbox.billsOf(draft)).toMatchObject([{ archived: false }]);
		expect((await sandbox.invoice(id)).BILL_Sync_Status__c).toBe('Paid');
	});
});
