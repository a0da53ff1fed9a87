import { addRows, changeRows, emptyTable, readTable, type TableRow } from '../../sandbox/n8n/tables';
import { BillUser, type LedgerEntry } from './billUser';
import { itemsOf, WorkflowByHand } from './byHand';
import { FormInBrowser } from './form';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

const WORKFLOW = 'Keep the code map in step';
const [goodLine] = anApInvoice().lines;

describe('the code map and the lists of BILL, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let workflow: WorkflowByHand;
	let person: BillUser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ keepTryingFor: 1 });
		workflow = await WorkflowByHand.open(sandbox, WORKFLOW);
		person = await BillUser.logIn(sandbox.everything.sandbox);
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	const run = async () => await workflow.run('Every night');

	async function row(salesforceCode: string): Promise<TableRow | undefined> {
		const rows = await readTable(sandbox.everything.client, 'GL Code Map');
		return rows.find((one) => one.salesforceCode === salesforceCode);
	}

	async function told(): Promise<string[]> {
		const letters = await readTable(sandbox.everything.client, 'Dead Letters');
		return letters
			.filter(({ workflowName }) => workflowName === WORKFLOW)
			.map(({ message }) => String(message));
	}

	async function fillIn(...rows: Array<Record<string, string>>): Promise<void> {
		await addRows(sandbox.everything.client, 'GL Code Map', rows);
	}

	async function anAccount(number: string, name: string): Promise<string> {
		return await person.addEntry('chart-of-accounts', { name, account: { number, type: 'EXPENSE' } });
	}

	it('is completed where a person filled in a number, a name or an ID, and says what is wrong', async () => {
		const id = await anAccount('7001', 'Licences');
		const department = await person.addEntry('departments', { name: 'Field Work' });
		await fillIn(
			{ kind: 'account', salesforceCode: 'SF-A', billNumber: '7001' },
			{ kind: 'GL Account', salesforceCode: 'SF-B', billId: id },
			{ kind: 'Departments', salesforceCode: 'SF-C', billName: 'field  work.' },
			{ kind: 'account', salesforceCode: 'SF-D', billNumber: '7999', note: 'ask Kim' },
			{ kind: 'account', salesforceCode: 'SF-E', billId: '0ca01NOWHERE' },
			{ kind: 'colour', salesforceCode: 'SF-F', billName: 'Red' },
		);

		const execution = await run();
		const after = await told();
		await run();

		const whole = { billId: id, billNumber: '7001', billName: 'Licences', state: 'mapped', kind: 'account' };
		expect(await row('SF-A')).toMatchObject(whole);
		expect(await row('SF-B')).toMatchObject(whole);
		expect(await row('SF-C')).toMatchObject({ billId: department, billName: 'Field Work', state: 'mapped' });
		expect(await row('SF-D')).toMatchObject({ state: 'unmapped', note: expect.stringContaining('7999') });
		expect(await row('SF-E')).toMatchObject({ state: 'unmapped', note: expect.stringContaining('NOWHERE') });
		expect(await row('SF-F')).toMatchObject({
			state: 'unmapped',
			note: expect.stringContaining('account, dep'),
		});
		expect(itemsOf(execution, 'Return what was found')).toMatchObject([{ rowsWritten: 6 }]);
		expect(after).toEqual([expect.stringMatching(/^Not mapped: .*SF-D.*SF-E.*SF-F/)]);
		expect(await told()).toEqual(after);
	});

	it('marks what BILL has renamed, archived or added, and tells it once', async () => {
		const [one, two] = [await anAccount('7101', 'Paper'), await anAccount('7102', 'Toner')];
		await fillIn(
			{ kind: 'account', salesforceCode: 'SF-1', billNumber: '7101' },
			{ kind: 'account', salesforceCode: 'SF-2', billNumber: '7102' },
		);
		await run();
		const before = (await told()).length;
		await person.changeEntry('chart-of-accounts', one, { name: 'Paper and cards' });
		await person.archiveEntry('chart-of-accounts', two);
		await anAccount('7103', 'Ink');

		await run();
		await run();

		expect(await row('SF-1')).toMatchObject({ billId: one, billName: 'Paper and cards', state: 'renamed' });
		expect(await row('SF-2')).toMatchObject({ billId: two, state: 'archived' });
		const letters = (await told()).slice(before);
		expect(letters).toHaveLength(1);
		expect(letters[0]).toContain('SF-1" is now 7101 "Paper and cards" (was 7101 "Paper")');
		expect(letters[0]).toMatch(/Archived in BILL: GL account "SF-2"/);
		expect(letters[0]).toContain('New in BILL: GL account 7103 "Ink"');
	});

	it('gets a row for a code that an open invoice carries and BILL does not know, and is used once it is mapped', async () => {
		const id = await anAccount('7401', 'Cleaning');
		const { client } = sandbox.everything;
		await addRows(client, 'Routing Rules', [{ priority: 1, amountFrom: 100, amountTo: 200, action: 'hold' }]);
		const draft = anApInvoice({ lines: [{ ...goodLine, Amount__c: 120.5, GL_Code__c: 'SF-4711' }] });
		const invoice = await sandbox.submit(draft);
		await sandbox.approve(invoice);
		await sandbox.until('it to be held', async () => (await sandbox.messagesOf(invoice)).length > 0);
		await emptyTable(client, 'Routing Rules');

		await run();
		await run();
		const unmapped = await row('SF-4711');
		await changeRows(client, 'GL Code Map', { salesforceCode: 'SF-4711' }, { billNumber: '7401' });
		await run();
		await new FormInBrowser(sandbox).sendAgain(sandbox, [draft.Invoice_Number__c]);
		await sandbox.untilStatus(invoice, 'Paid');

		expect(unmapped).toMatchObject({
			kind: 'account',
			state: 'unmapped',
			note: expect.stringContaining(draft.Invoice_Number__c),
		});
		expect((await told()).filter((message) => message.includes('SF-4711'))).toHaveLength(1);
		expect(await row('SF-4711')).toMatchObject({
			state: 'mapped',
			billId: id,
			billName: 'Cleaning',
			note: '',
		});
		expect(await sandbox.billsOf(draft)).toMatchObject([
			{ billLineItems: [{ classifications: { chartOfAccountId: id } }] },
		]);
	});

	it('stays as it is, and asks nobody, while BILL is down', async () => {
		await emptyTable(sandbox.everything.client, 'GL Code Map');
		const location = await person.addEntry('locations', { name: 'Harbour' });
		await fillIn({ kind: 'location', salesforceCode: 'SF-L', billName: 'Harbour' });
		await run();
		const before = await told();
		await sandbox.everything.bill.send('faults', {
			kind: 'object-error',
			on: 'GET /v3/classifications/**',
			status: 503,
			message: 'Service Unavailable',
			times: 1_000,
		});

		const execution = await run();
		await sandbox.everything.bill.clear('faults');

		expect(execution.status).toBe('success');
		expect(await row('SF-L')).toMatchObject({ billId: location, state: 'mapped' });
		expect(await told()).toEqual(before);
	});

	it('goes on with the other lists where BILL refuses one, and says so once', async () => {
		const department = await person.addEntry('departments', { name: 'Night shift' });
		const id = await anAccount('7301', 'Freight');
		await fillIn({ kind: 'department', salesforceCode: 'SF-N', billId: department, state: 'mapped' });
		await fillIn({ kind: 'account', salesforceCode: 'SF-M', billNumber: '7301' });
		await sandbox.everything.bill.send('faults', {
			kind: 'refusal',
			on: 'GET /v3/classifications/departments',
			code: 'BDC_1145',
			times: 2,
		});

		await run();
		await run();
		await sandbox.everything.bill.clear('faults');

		expect(await row('SF-N')).toMatchObject({ state: 'mapped', billId: department });
		expect(await row('SF-M')).toMatchObject({ state: 'mapped', billId: id });
		expect((await told()).filter((message) => message.includes('did not show its departments'))).toHaveLength(
			1,
		);
	});

	it('takes the number that a person has typed over an old one, and an ID that is there for good', async () => {
		const [old, other] = [await anAccount('7201', 'Rent'), await anAccount('7202', 'Leases')];
		const row1 = { kind: 'account', billId: old, billNumber: '7202', billName: 'Rent', state: 'mapped' };
		await fillIn(
			{ ...row1, salesforceCode: 'SF-X', checkedAt: new Date(Date.now() - 3_600_000).toISOString() },
			{ ...row1, salesforceCode: 'SF-Y', checkedAt: new Date().toISOString() },
		);

		await run();

		expect(await row('SF-X')).toMatchObject({ billId: other, billName: 'Leases', state: 'mapped' });
		expect(await row('SF-Y')).toMatchObject({ billId: old, billNumber: '7201', state: 'renamed' });
	});

	// Last: 5,000 more rows and accounts.
	it('compares 5,000 codes with 5,000 accounts in seconds, and writes only what has changed', async () => {
		const { bill, client } = sandbox.everything;
		await bill.send('seed', { volume: { chartOfAccounts: 5_000 } });
		const { chartOfAccounts } = await bill.read<{ chartOfAccounts: LedgerEntry[] }>('state');
		const rows = chartOfAccounts
			.filter(({ archived }) => archived !== true)
			.map(({ id, name, account }, index) => ({
				kind: 'account',
				salesforceCode: `V-${index}`,
				billId: id,
				...(index > 50 && { billNumber: account?.number ?? '', billName: name, state: 'mapped' }),
			}));
		for (let from = 0; from < rows.length; from += 1_000)
			await addRows(client, 'GL Code Map', rows.slice(from, from + 1_000));
		await run();

		const began = Date.now();
		const execution = await run();

		expect(itemsOf(execution, 'Return what was found')).toMatchObject([{ rowsWritten: 0 }]);
		expect(Date.now() - began).toBeLessThan(30_000);
		expect(await row('V-0')).toMatchObject({ state: 'mapped' });
		expect(rows.length).toBeGreaterThan(5_000);
	});
});
