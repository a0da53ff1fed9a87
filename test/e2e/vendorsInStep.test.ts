import { addRows, changeRows, emptyTable, readTable, type TableRow } from '../../sandbox/n8n/tables';
import { untilEnded } from '../../sandbox/n8n/executions';
import { listWorkflows, runWorkflow } from '../../sandbox/n8n/workflows';
import { BillUser } from './billUser';
import { WorkflowByHand } from './byHand';
import { anApInvoice, type ApInvoice } from './invoice';
import { PagedForm } from './pagedForm';
import { SandboxUnderTest } from './sandbox';
import { billIsDown } from './trouble';

const WORKFLOW = 'Keep vendors in step';
const FORM = '/form/release-vendor-changes';
const MOVED = { BillingStreet: '99 New Road', BillingCity: 'Fresno', BillingPostalCode: '93650' };

interface BillVendor {
	id: string;
	name: string;
	phone?: string;
	address: Record<string, string>;
}

describe('vendors of Salesforce and of BILL, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let workflow: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ keepTryingFor: 1 });
		workflow = await WorkflowByHand.open(sandbox, WORKFLOW);
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	const run = async () => await workflow.run('Every ten minutes');

	async function vendorOf({ vendor }: ApInvoice): Promise<BillVendor | undefined> {
		const { vendors } = await sandbox.everything.bill.read<{ vendors: BillVendor[] }>('state');
		return vendors.find(({ name }) => name === vendor.Name);
	}

	async function accountIdOf(draft: ApInvoice): Promise<string> {
		return String((await sandbox.vendorAccount(draft)).Id);
	}

	async function changesOf(accountId: string): Promise<TableRow[]> {
		const rows = await readTable(sandbox.everything.client, 'Vendor Changes');
		return rows.filter((row) => row.accountId === accountId);
	}

	async function told(accountId: string): Promise<string[]> {
		const letters = await readTable(sandbox.everything.client, 'Dead Letters');
		return letters.map(({ message }) => String(message)).filter((message) => message.includes(accountId));
	}

	/** A vendor that is in BILL already, with its account in Salesforce. */
	async function aVendorInStep(): Promise<{ draft: ApInvoice; accountId: string }> {
		const draft = anApInvoice();
		await sandbox.submit(draft);
		await run();
		return { draft, accountId: await accountIdOf(draft) };
	}

	/** The form as somebody fills it in: one decision for each change it shows. */
	async function decide(name: string, decisions: string[]): Promise<{ shown: string; said: string }> {
		const form = await PagedForm.send(sandbox, FORM, [name]);
		const shown = form.html;
		const answers = [...decisions.flatMap((decision) => ['', decision]), 'Called them'];
		const said = await form.next(answers);
		await form.end();
		return { shown, said };
	}

	it('become one vendor, linked, before any invoice is approved, and a new phone number reaches it', async () => {
		const { draft, accountId } = await aVendorInStep();
		await run();
		const first = await vendorOf(draft);
		await sandbox.correctVendor(accountId, { Phone: '+1 (408) 555-0199' });

		await run();
		await run();

		expect(await sandbox.vendorsOf(draft)).toHaveLength(1);
		expect(first?.address).toMatchObject({ line1: '1 Main Street', city: 'San Jose', country: 'US' });
		expect((await sandbox.vendorAccount(draft)).BILL_Vendor_Id__c).toBe(first?.id);
		expect((await vendorOf(draft))?.phone).toBe('+1 (408) 555-0199');
		expect(await told(accountId)).toEqual([]);
		expect(await changesOf(accountId)).toEqual([]);
	});

	it('hold back a new address until somebody else has released it, and tell it once', async () => {
		const { draft, accountId } = await aVendorInStep();
		await sandbox.correctVendor(accountId, MOVED);
		await run();
		await run();
		const [held] = await changesOf(accountId);
		const before = await vendorOf(draft);

		const own = await decide(String(held.changedBy), ['Release it']);
		const afterOwn = await changesOf(accountId);
		const other = await decide('Dana Miller', ['Release it']);
		await run();
		await sandbox.until('the new address to be in BILL', async () => {
			return (await vendorOf(draft))?.address.line1 === MOVED.BillingStreet;
		});
		await run();

		expect(held).toMatchObject({ state: 'held', changes: expect.stringContaining('99 New Road, Fresno') });
		expect(before?.address.line1).toBe('1 Main Street');
		expect(own.shown).toContain('99 New Road, Fresno');
		expect(own.said).toContain('cannot release');
		expect(afterOwn).toMatchObject([{ state: 'held' }]);
		expect(other.said).toContain('1 of 1 decided');
		expect(await changesOf(accountId)).toMatchObject([
			{ state: 'sent', decidedBy: 'Dana Miller', note: 'Called them' },
		]);
		expect(await told(accountId)).toEqual([expect.stringContaining('is held, and BILL is unchanged')]);
	});

	it('remember a refusal, and ask again only when the vendor changes again', async () => {
		const { draft, accountId } = await aVendorInStep();
		await sandbox.correctVendor(accountId, { ...MOVED, BillingStreet: '<b>666</b> Fraud Lane' });
		await run();
		const { shown, said } = await decide('Dana Miller', ['Refuse it']);
		await run();
		const afterRefusal = await changesOf(accountId);
		await sandbox.correctVendor(accountId, { BillingStreet: '12 Real Street' });

		await run();

		expect(shown).not.toContain('<b>666</b>');
		expect(said).toContain('refused');
		expect(afterRefusal).toMatchObject([{ state: 'refused' }]);
		expect((await changesOf(accountId)).map(({ state }) => state)).toEqual(['refused', 'held']);
		expect((await vendorOf(draft))?.address.line1).toBe('1 Main Street');
		expect(await told(accountId)).toHaveLength(2);
		await sandbox.correctVendor(accountId, { ...draft.vendor });
		await run();
		expect((await changesOf(accountId)).map(({ state }) => state)).toEqual(['refused', 'withdrawn']);
	});

	it('do not release by an old page what has become another change since', async () => {
		const { draft, accountId } = await aVendorInStep();
		await sandbox.correctVendor(accountId, MOVED);
		await run();
		const form = await PagedForm.send(sandbox, FORM, ['Dana Miller']);
		await sandbox.correctVendor(accountId, { BillingStreet: '1 Other Road' });
		await run();

		const said = await form.next(['', 'Release it', 'Called them']);
		await form.end();
		await run();

		expect(said).toContain('it was changed or decided meanwhile');
		expect(await changesOf(accountId)).toMatchObject([
			{ state: 'held', changes: expect.stringContaining('1 Other Road') },
		]);
		expect((await vendorOf(draft))?.address.line1).toBe('1 Main Street');
		await sandbox.correctVendor(accountId, { ...draft.vendor });
		await run();
	});

	it('miss nothing while BILL is down, ask nobody, and catch up afterwards', async () => {
		const { draft, accountId } = await aVendorInStep();
		const fresh = anApInvoice();
		await sandbox.submit(fresh);
		await sandbox.correctVendor(accountId, { Phone: '408 555 0123' });
		const trouble = await billIsDown(sandbox.everything);
		await run();
		await trouble.end();

		await sandbox.until('both vendors to be in step', async () => {
			await run();
			return (await vendorOf(draft))?.phone === '408 555 0123' && (await vendorOf(fresh)) !== undefined;
		});

		expect(await sandbox.vendorsOf(fresh)).toHaveLength(1);
		expect(await told(accountId)).toEqual([]);
		expect(await told(await accountIdOf(fresh))).toEqual([]);
	});

	it('tell once what is missing or wrong, and go on when it is corrected', async () => {
		const good = anApInvoice();
		const incomplete = { ...good, vendor: { ...good.vendor, BillingCity: '' } };
		await sandbox.submit(incomplete);
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		const twice = anApInvoice();
		await person.createVendor(twice.vendor.Name);
		await person.createVendor(twice.vendor.Name);
		await sandbox.submit(twice);
		const [first, second] = [await accountIdOf(incomplete), await accountIdOf(twice)];
		await run();
		await run();
		const letters = [...(await told(first)), ...(await told(second))];
		await sandbox.everything.salesforce.send('clock', { advanceMs: 2_000 }); // Salesforce keeps whole seconds
		await sandbox.correctVendor(first, { BillingCity: 'San Jose' });

		await run();

		expect(letters).toEqual([
			expect.stringContaining('Billing City missing'),
			expect.stringMatching(/is not in BILL yet: .*2 vendors|is not in BILL yet: .*several/i),
		]);
		expect((await sandbox.vendorAccount(incomplete)).BILL_Vendor_Id__c).toBe(
			(await vendorOf(incomplete))?.id,
		);
		expect(await changesOf(first)).toMatchObject([{ state: 'sent' }]);
		expect(await sandbox.vendorsOf(twice)).toHaveLength(2);
	});

	it('meet the payment of a new vendor at the same moment, and make one vendor', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);

		await Promise.all([sandbox.approve(id), run()]);
		await sandbox.untilStatus(id, 'Paid', 120_000);

		expect(await sandbox.vendorsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('say what stands in the way when nobody can read how far they were looked at', async () => {
		const { client } = sandbox.everything;
		await run();
		const [{ value }] = (await readTable(client, 'AP Switches')).filter(
			({ name }) => name === 'vendorsSeenUpTo',
		);
		await changeRows(client, 'AP Switches', { name: 'vendorsSeenUpTo' }, { value: 'last week' });

		const execution = await run();
		await changeRows(client, 'AP Switches', { name: 'vendorsSeenUpTo' }, { value: String(value) });

		expect(Date.parse(String(value))).toBeGreaterThan(0);
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('vendorsSeenUpTo "last week", which is no time');
	});

	it('say so when a released change has lost its account', async () => {
		const accountId = await sandbox.enterVendor(anApInvoice().vendor); // without a link, and no vendor of an invoice
		await addRows(sandbox.everything.client, 'Vendor Changes', [
			{ accountId, vendorName: 'Gone & Co', fingerprint: 'payee:x', state: 'released' },
		]);

		await run();
		await run();

		expect(await changesOf(accountId)).toMatchObject([{ state: 'failed' }]);
		expect(await told(accountId)).toEqual([expect.stringContaining('no longer has the account')]);
	});

	it('are enough with "bill only" to bring vendors and bills over and pay nothing', async () => {
		await emptyTable(sandbox.everything.client, 'Routing Rules');
		await addRows(sandbox.everything.client, 'Routing Rules', [{ priority: 1, action: 'bill only' }]);
		const { draft } = await aVendorInStep();
		const before = await vendorOf(draft);
		const second = { ...anApInvoice(), vendor: draft.vendor };
		const id = await sandbox.submitFor(await accountIdOf(draft), second);

		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Bill Created');

		expect(await sandbox.billsOf(draft)).toMatchObject([{ amount: 120.5, vendorId: before?.id }]);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	// Last: the other n8n has no rules, and would pay what these leave unpaid.
	it('are made once by two n8n and the payments of both, and 200 of them in one run', async () => {
		const { client } = sandbox.everything;
		const drafts = Array.from({ length: 200 }, () => anApInvoice());
		const ids: string[] = [];
		for (const draft of drafts) ids.push(await sandbox.submit(draft));
		const other = await sandbox.startAnother();
		const there = (await listWorkflows(other.client)).find(({ name }) => name === WORKFLOW);

		const [, second] = await Promise.all([
			run(),
			runWorkflow(other.client, String(there?.id), 'Every ten minutes'),
			sandbox.approve(...ids.slice(0, 5)),
		]);
		await untilEnded(other.client, second, 120_000);
		await sandbox.until('each of them to be linked', async () => {
			const accounts = await Promise.all(drafts.map(async (draft) => await sandbox.vendorAccount(draft)));
			return accounts.every(({ BILL_Vendor_Id__c: linked }) => Boolean(linked));
		});

		const { vendors } = await sandbox.everything.bill.read<{ vendors: BillVendor[] }>('state');
		const names = drafts.map(({ vendor }) => vendor.Name);
		const made = vendors.map(({ name }) => name).filter((name) => names.includes(name));
		expect(made.sort()).toEqual([...names].sort());
		expect(
			(await readTable(client, 'Vendor Changes')).filter(({ vendorName }) =>
				names.includes(String(vendorName)),
			),
		).toEqual([]);
	});
});
