import { readTable, type TableRow } from '../../sandbox/n8n/tables';
import { BillUser } from './billUser';
import { WorkflowByHand } from './byHand';
import { workersEvery } from './edits';
import { anApInvoice, type ApInvoice } from './invoice';
import { PagedForm } from './pagedForm';
import { SandboxUnderTest } from './sandbox';

const FORM = '/form/release-vendor-changes';

/** Who changes where a vendor's money goes diverts the next payment, unless somebody else looks at it first. */
describe('an invoice whose payee changes in BILL, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let payees: WorkflowByHand;
	let billUser: BillUser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(3) });
		payees = await WorkflowByHand.open(sandbox, 'Check the payees');
		billUser = await BillUser.logIn(sandbox.everything.sandbox);
	});
	afterAll(async () => await sandbox?.stop());

	/** A vendor that BILL has paid once and whose payee details are known, and a second invoice of it, submitted. */
	async function aKnownVendor(): Promise<{ draft: ApInvoice; id: string; vendorId: string }> {
		const first = anApInvoice();
		const accountId = await sandbox.enterVendor(first.vendor);
		const firstId = await sandbox.submitFor(accountId, first);
		await sandbox.approve(firstId);
		await sandbox.untilStatus(firstId, 'Paid');
		await payees.run('Every hour');
		const draft = anApInvoice({ vendor: first.vendor });
		const [{ id: vendorId }] = await sandbox.vendorsOf(draft);
		return { draft, id: await sandbox.submitFor(accountId, draft), vendorId };
	}

	/** Approves, then lets the payee change, and only then lets n8n hear of the approval. */
	async function approvedBeforeTheChange(id: string, change: () => Promise<void>): Promise<void> {
		const event = await sandbox.approveInSilence(id);
		await change();
		await sandbox.publishApproval(id, event);
		await sandbox.until(`invoice ${id} to be held`, async () => (await rowOf(id))?.reason === 'payeeChanged');
	}

	const rowOf = async (id: string): Promise<TableRow | undefined> =>
		(await sandbox.rowsOf('Approvals', id)).at(-1);
	const payeeOf = async (vendorId: string): Promise<TableRow | undefined> =>
		(await readTable(sandbox.everything.client, 'Payees')).find((row) => row.vendorId === vendorId);
	const lettersAbout = async (vendorId: string): Promise<string[]> => {
		const letters = await readTable(sandbox.everything.client, 'Dead Letters');
		return letters.map(({ message }) => String(message)).filter((message) => message.includes(vendorId));
	};

	async function decide(name: string, decision: string): Promise<{ shown: string; said: string }> {
		const form = await PagedForm.send(sandbox, FORM, [name]);
		const shown = form.html;
		const said = await form.next(['', decision, 'Called them']);
		await form.end();
		return { shown, said };
	}

	it('is held when the bank account changes after the approval, told once, and paid once when somebody has released it', async () => {
		const { draft, id, vendorId } = await aKnownVendor();
		await approvedBeforeTheChange(id, async () => await billUser.addBankAccount(vendorId));
		const held = await sandbox.invoice(id);
		const letters = await lettersAbout(vendorId);

		const { shown, said } = await decide('Dana Miller', 'Release it');
		await sandbox.untilStatus(id, 'Paid');
		await payees.run('Every hour');

		expect(held.BILL_Sync_Message__c).toContain('bank account');
		expect(letters).toEqual([expect.stringContaining('way of paying, bank account')]);
		expect(JSON.stringify([held, letters, await payeeOf(vendorId)])).not.toContain('123456789');
		expect(shown).toContain('bank account');
		expect(said).toContain('1 of 1 decided');
		expect(await payeeOf(vendorId)).toMatchObject({
			state: 'released',
			decidedBy: 'Dana Miller',
			note: 'Called them',
			decidedAt: expect.stringMatching(/./),
		});
		expect(await sandbox.paymentsOf(draft)).toHaveLength(2);
		expect(await lettersAbout(vendorId)).toHaveLength(1);
	});

	it('needs attention when the change is refused, and nothing is paid', async () => {
		const { draft, id, vendorId } = await aKnownVendor();
		await approvedBeforeTheChange(id, async () => await billUser.addBankAccount(vendorId));

		await decide('Dana Miller', 'Refuse it');
		const refused = await sandbox.untilStatus(id, 'Needs Attention');

		expect(refused.BILL_Sync_Message__c).toContain('Dana Miller has refused it: Called them.');
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		// The form shows it again, so that a slip can be put right.
		await billUser.removeBankAccount(vendorId);
		await payees.run('Every hour');
		expect(await payeeOf(vendorId)).toMatchObject({ state: 'known' });
	});

	it('is not released by who has changed the payee in BILL', async () => {
		const { id, vendorId } = await aKnownVendor();
		await approvedBeforeTheChange(id, async () => await billUser.addBankAccount(vendorId));
		const changedBy = String((await payeeOf(vendorId))?.changedBy);

		const { said } = await decide(changedBy, 'Release it');

		expect(changedBy).toMatch(/\w/);
		expect(said).toContain('cannot release the change');
		expect(await payeeOf(vendorId)).toMatchObject({ state: 'held' });
		expect(await rowOf(id)).toMatchObject({ state: 'waiting', reason: 'payeeChanged' });
	});
});
