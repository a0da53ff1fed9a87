import { dropTable, readTable } from '../../sandbox/n8n/tables';
import { actsOn } from './acts';
import { WorkflowByHand } from './byHand';
import { BillUser } from './billUser';
import { FormInBrowser } from './form';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { approveAndVoid } from './voided';

const [goodLine] = anApInvoice().lines;

/** The pause after a first try is a minute here, and the worker strikes each minute. */
const NEXT_TRY_MS = 180_000;

describe('an invoice that is sent again from the form, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it('is paid without a new approval, once the reason is corrected, and only once', async () => {
		const draft = anApInvoice({ lines: [{ ...goodLine, Amount__c: 120.5, GL_Code__c: '9876' }] });
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Needs Attention');
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		await person.createAccount('9876', 'Paper');
		const browser = new FormInBrowser(sandbox);

		const page = await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.untilStatus(id, 'Paid');
		const repeated = await browser.sendAgain(sandbox, [id.slice(0, 15)]);

		expect(page).toContain('1 of 1 sent again');
		expect(repeated).toContain('0 of 1 sent again');
		expect(repeated).toContain('it is paid');
		expect(await actsOn(sandbox, id)).toMatchObject([
			{
				did: 'sent an invoice again',
				outcome: 'sent by Dana Miller',
				asked: { reason: 'It was corrected', asItStood: { state: 'needs attention' } },
				said: { invoiceNumber: draft.Invoice_Number__c },
			},
		]);
		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 120.5, singleStatus: 'CLEARED' }]);
	});

	it('is paid by a second payment after a void, and not while the first may arrive', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const browser = new FormInBrowser(sandbox);
		let tooEarly = '';
		await approveAndVoid(sandbox, [id], async () => {
			tooEarly = await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		});

		const page = await browser.sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.untilStatus(id, 'Paid');

		expect(tooEarly).toContain('0 of 1 sent again');
		expect(page).toContain('1 of 1 sent again');
		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		const statuses = (await sandbox.paymentsOf(draft)).map(({ singleStatus }) => singleStatus);
		expect(statuses.sort()).toEqual(['CLEARED', 'VOIDED']);
	});

	it('opens for those with the password only, filled in by the link of the alert', async () => {
		const link = '/form/send-invoices-again?invoices=INV-4711';

		expect((await new FormInBrowser(sandbox, 'wrong').open(link)).status).toBe(401);
		expect((await new FormInBrowser(sandbox).open(link)).html).toContain('>INV-4711</textarea>');
	});

	it('says of a number nobody knows that nothing of it has arrived, and shows no markup of it', async () => {
		const page = await new FormInBrowser(sandbox).sendAgain(sandbox, ['<b>INV</b>-0']);

		expect(page).toContain('0 of 1 sent again');
		expect(page).toContain('no approval of it has reached this n8n');
		expect(page).not.toContain('<b>INV</b>');
	});

	it('is sent again although that cannot be kept, says so once, and is paid as soon as it can be', async () => {
		const { client } = sandbox.everything;
		const draft = anApInvoice({ lines: [{ ...goodLine, Amount__c: 120.5, GL_Code__c: '9877' }] });
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Needs Attention');
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		await person.createAccount('9877', 'Ink');
		await dropTable(client, 'Audit Inbox');
		const page = await new FormInBrowser(sandbox).sendAgain(sandbox, [id]);
		await sandbox.until('the first try', async () =>
			(await readTable(client, 'Approvals')).some(
				(row) => row.recordId === id && String(row.message).includes('Audit Inbox'),
			),
		);
		const setUp = await WorkflowByHand.open(sandbox, 'Set up tables and check connections');
		await setUp.run('When you select Execute');
		await sandbox.untilStatus(id, 'Paid', NEXT_TRY_MS);

		expect(page).toContain('1 of 1 sent again');
		const letters = await readTable(client, 'Dead Letters');
		expect(letters.filter(({ message }) => String(message).includes('could not be kept'))).toMatchObject([
			{ message: expect.stringMatching(/Audit Inbox.*Execute Set up/s) },
		]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	}, 300_000);
});
