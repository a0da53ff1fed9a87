import { addRows, emptyTable, readTable } from '../../sandbox/n8n/tables';
import { actsOn } from './acts';
import { BillUser } from './billUser';
import { itemsOf, WorkflowByHand } from './byHand';
import { anApInvoice, type ApInvoice } from './invoice';
import { PagedForm } from './pagedForm';
import { SandboxUnderTest } from './sandbox';
import { billIsDown, paymentsStandStill } from './trouble';

const DAY_MS = 86_400_000;
const CONFIRMED = 'I have looked at the list, and these bills are to be paid';
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const [line] = anApInvoice().lines;

/** An invoice of one line, due in so many days. */
const due = (days: number, amount: number, changes: Partial<ApInvoice> = {}): ApInvoice =>
	anApInvoice({
		Due_Date__c: inDays(days),
		Amount__c: amount,
		lines: [{ ...line, Amount__c: amount }],
		...changes,
	});

describe('bills that wait in BILL, and the payment run, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let workflow: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		workflow = await WorkflowByHand.open(sandbox, 'Pay bills on a schedule');
		await emptyTable(sandbox.everything.client, 'Routing Rules');
		await addRows(sandbox.everything.client, 'Routing Rules', [{ priority: 1, action: 'bill only' }]);
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	async function waiting(...drafts: ApInvoice[]): Promise<string[]> {
		const ids: string[] = [];
		for (const draft of drafts) ids.push(await sandbox.submit(draft));
		await sandbox.approve(...ids);
		for (const id of ids) {
			await sandbox.until('its row to wait', async () => (await rowOf(id))?.state === 'bill created');
		}
		return ids;
	}

	const open = async () => await PagedForm.send(sandbox, '/form/pay-bills', ['Dana Miller', '']);
	const labelOf = (pages: PagedForm, { Invoice_Number__c: number }: ApInvoice): string => {
		const labels = [...pages.html.matchAll(/value='([^']* · [^']*)'/g)].map(([, label]) => label);
		const found = labels.find((label) => label.split(' · ').includes(number));
		if (found === undefined) throw new Error(`The page has no tick for ${number}: ${labels.join(', ')}`);
		return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#x27;', "'");
	};
	const wayOf = (pages: PagedForm, start: RegExp): string => {
		const way = [...pages.html.matchAll(/value='([^']*)'/g)].map(([, value]) => value);
		return way.find((value) => start.test(value)) ?? '';
	};
	const rowOf = async (id: string) => (await sandbox.rowsOf('Approvals', id))[0];
	const decisions = async (id: string) =>
		(await readTable(sandbox.everything.client, 'Decisions')).filter(({ recordId }) => recordId === id);

	it('sends a list of what is due, and pays what a person confirms, once', async () => {
		const [soon, left, late] = [due(3, 120.5), due(4, 80), due(60, 300)];
		const discounted = due(50, 200, { Invoice_Date__c: inDays(-8) });
		await workflow.fillIn({ discountTerms: `${discounted.vendor.Name}: 2/10` });
		const ids = await waiting(soon, left, late, discounted);

		await workflow.run('On payment days');
		const alert = (await sandbox.alerts()).find((text) => text.startsWith('Payment run of')) ?? '';
		const pages = await open();
		const filled = [[wayOf(pages, /except/)], [labelOf(pages, left)], 'Run of Tuesday', [CONFIRMED]];
		const last = await pages.next(filled, 1);
		await pages.again(filled, 1);
		await sandbox.untilShown(ids[0], 'Paid');
		const second = await open();

		expect(alert).toContain(`${soon.Invoice_Number__c} · due ${soon.Due_Date__c} · 120.50`);
		expect(alert).toContain(`discount 2 % (4.00) until ${inDays(2)}`);
		expect(alert).toContain('/form/pay-bills');
		expect(alert).not.toContain(late.Invoice_Number__c);
		expect(last).toContain('1 of 1 bills are being paid');
		expect(await sandbox.paymentsOf(soon)).toMatchObject([{ amount: 120.5, singleStatus: 'CLEARED' }]);
		for (const draft of [left, late, discounted]) expect(await sandbox.paymentsOf(draft)).toEqual([]);
		expect(await decisions(ids[0])).toMatchObject([
			{ kind: 'payment run', answeredBy: 'Dana Miller', note: 'Run of Tuesday', amount: 120.5 },
		]);
		expect(await actsOn(sandbox, ids[0])).toMatchObject([
			{ outcome: 'confirmed by Dana Miller', asked: { amount: 120.5 }, said: { reason: 'Run of Tuesday' } },
		]);
		expect(second.html).toContain(left.Invoice_Number__c);
		expect(second.html).not.toContain(`· ${soon.Invoice_Number__c} ·`);
		expect(await second.next([[wayOf(second, /^Only/)], [], 'None', [CONFIRMED]], 1)).toContain(
			'No bill was chosen',
		);
		await second.end();
		expect(await sandbox.paymentsOf(left)).toEqual([]);
	});

	it('confirmed from two lists at once, makes one payment', async () => {
		const draft = due(2, 45.1);
		const [id] = await waiting(draft);
		const [one, other] = [await open(), await open()];
		const fill = async (pages: PagedForm) =>
			await pages.next([[wayOf(pages, /^Only/)], [labelOf(pages, draft)], 'Twice', [CONFIRMED]], 1);

		const answers = [await fill(one), await fill(other)];
		await one.end();
		await other.end();
		await sandbox.untilShown(id, 'Paid');

		expect(answers[0]).toContain('1 of 1 bills are being paid');
		expect(answers[1]).toContain('not released again');
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		expect(await decisions(id)).toHaveLength(1);
	});

	it('follows the payment that somebody made in BILL by hand, and pays nothing more', async () => {
		const draft = due(2, 77.7);
		const [id] = await waiting(draft);
		const [bill] = await sandbox.billsOf(draft);
		const stillness = await paymentsStandStill(sandbox.everything);
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		const paymentId = await person.payKnownBill(bill.id, 77.7);

		const run = await workflow.run('On payment days');
		await sandbox.untilShown(id, 'Payment Scheduled');
		const shown = await sandbox.invoice(id);

		expect(shown).toMatchObject({ BILL_Payment_Id__c: paymentId });
		expect(await rowOf(id)).toMatchObject({ state: 'paid out', paymentId });
		expect(JSON.stringify(itemsOf(run, 'Make the list'))).toContain('and not by these workflows');
		await stillness.end();
		await sandbox.untilShown(id, 'Paid');
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('leaves out, with the reason, what is archived or paid in part in BILL, and says what is overdue', async () => {
		const [archived, part, overdue] = [due(1, 51), due(1, 52), due(-3, 53)];
		const ids = await waiting(archived, part, overdue);
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		const stillness = await paymentsStandStill(sandbox.everything);
		await person.archiveBill((await sandbox.billsOf(archived))[0].id);
		await person.payKnownBill((await sandbox.billsOf(part))[0].id, 2);

		const pages = await open();
		const list = pages.html;
		const late = labelOf(pages, overdue);
		const last = await pages.next([[wayOf(pages, /^Only/)], [late], 'Late', [CONFIRMED]], 1);
		await pages.end();
		await sandbox.untilShown(ids[2], 'Payment Scheduled');
		await stillness.end();

		expect(list).toContain('its bill is archived in BILL. Restore it there, or roll the invoice back.');
		expect(list).toContain('of 52.00 only 50.00 is still due in BILL');
		expect(late).toContain(`overdue since ${overdue.Due_Date__c}`);
		expect(last).toContain('1 of 1 bills are being paid');
		expect(await sandbox.paymentsOf(archived)).toEqual([]);
		expect(await sandbox.paymentsOf(part)).toMatchObject([{ amount: 2 }]);
	});

	it('says so, and releases nothing, while BILL does not answer', async () => {
		const draft = due(1, 31);
		const [id] = await waiting(draft);
		const down = await billIsDown(sandbox.everything);

		const run = await workflow.run('On payment days');
		await down.end();

		expect(itemsOf(run, 'Make the list')).toMatchObject([{ due: [], early: [] }]);
		expect((await sandbox.alerts()).join()).toContain('BILL could not be asked about its bill');
		expect(await rowOf(id)).toMatchObject({ state: 'bill created', reason: 'billOnly' });
		expect(await decisions(id)).toEqual([]);
	});

	it('finishes what a run that died had released, by its timer, and pays without a look where nobody wants one', async () => {
		const [released, unseen] = [due(3, 12), due(3, 13)];
		const [first] = await waiting(released);
		const { id: rowId, approvalKey } = await rowOf(first);
		await addRows(sandbox.everything.client, 'Decisions', [
			{
				rowId,
				approvalKey: String(approvalKey),
				recordId: first,
				amount: 12,
				kind: 'payment run',
				state: 'released',
			},
		]);
		await workflow.run('Every ten minutes');
		await sandbox.untilShown(first, 'Paid');
		const [second] = await waiting(unseen);
		await workflow.fillIn({ needsConfirmation: false });
		await workflow.run('On payment days');
		await sandbox.untilShown(second, 'Paid');

		expect(await sandbox.paymentsOf(released)).toHaveLength(1);
		expect(await sandbox.paymentsOf(unseen)).toMatchObject([{ amount: 13 }]);
	});
});
