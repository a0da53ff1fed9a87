import { readTable, addRows, addTable, changeRows, emptyTable } from '../../sandbox/n8n/tables';
import { itemsOf, WorkflowByHand } from './byHand';
import { SandboxUnderTest } from './sandbox';

const OLD_INBOX = ['eventId', 'eventType', 'transactionNumber', 'payload', 'state'];
const PAYLOAD = JSON.stringify({ payment: { id: 'stp01', status: 'CLEARED' } });

interface Check {
	check: string;
	result: 'green' | 'yellow' | 'red';
	whatToDo: string;
}

describe('the tables of the workflows, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let setUp: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		setUp = await WorkflowByHand.open(sandbox, 'Set up tables and check connections');
		// Would mark the problems of these tests as told in the middle of them, and what is told may go.
		await (await WorkflowByHand.open(sandbox, 'Alert on failure')).unpublish();
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	const rowsOf = async (name: string) => await readTable(sandbox.everything.client, name);
	const add = async (name: string, rows: Array<Record<string, unknown>>) =>
		await addRows(sandbox.everything.client, name, rows);

	async function checks(): Promise<{ status: string; message: string; lines: Check[]; page: string }> {
		const execution = await setUp.run('When you select Execute');
		const [{ checks: lines }] = itemsOf(execution, 'List the checks') as unknown as Array<{
			checks: Check[];
		}>;
		const [{ html }] = itemsOf(execution, 'Show the page');
		return {
			status: execution.status,
			message: execution.error?.message ?? '',
			lines,
			page: String(html),
		};
	}

	it('are set up again without harm, with a page on which nothing is red', async () => {
		await add('Approvals', [{ approvalKey: 'kept:1', recordId: 'kept', state: 'waiting' }]);

		const { status, lines, page } = await checks();

		expect(status).toBe('success');
		expect(lines.filter(({ result }) => result === 'red')).toEqual([]);
		expect(lines).toContainEqual({
			check: 'BILL takes payments from this sign-in',
			result: 'green',
			whatToDo: expect.any(String),
		});
		expect(lines.map(({ check }) => check)).toContain('The account bac01SANDBOX00000001 can pay');
		expect(page).toContain('Ready to pay');
		expect((await rowsOf('Approvals')).filter(({ approvalKey }) => approvalKey === 'kept:1')).toHaveLength(1);
	});

	it('have a row for each switch, and keep what people changed there', async () => {
		const { client } = sandbox.everything;
		await changeRows(client, 'AP Switches', { name: 'limitPerDay' }, { value: '25000', changedBy: 'Dana' });

		const { status } = await checks();

		expect(status).toBe('success');
		const rows = await rowsOf('AP Switches');
		expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
			paymentsPaused: 'no',
			limitPerPayment: '',
			limitPerVendorAndDay: '',
			limitPerDay: '25000',
			limitCurrency: 'USD',
			carriesApprovalsOver: 'no',
			holdChangedPayeesForDays: '7',
			oneMayDoAll: 'no',
			sameInvoiceNumber: 'stop',
			similarInvoice: 'point out',
			duplicateDays: '30',
			allowsMixedEnvironments: 'no',
		});
		expect(rows).toHaveLength(12);
	});

	it('say that payments wait, and why, when a limit cannot be read', async () => {
		const { client } = sandbox.everything;
		await changeRows(client, 'AP Switches', { name: 'limitPerDay' }, { value: '1.000,00' });

		const { status, lines } = await checks();

		expect(status).toBe('success');
		expect(lines).toContainEqual({
			check: 'Payments are not paused',
			result: 'yellow',
			whatToDo: expect.stringContaining('limitPerDay "1.000,00", which is no amount'),
		});
		await changeRows(client, 'AP Switches', { name: 'limitPerDay' }, { value: '' });
	});

	it('turn red when a routing rule cannot be followed, and name the rule', async () => {
		const { client } = sandbox.everything;
		await add('Routing Rules', [{ priority: 7, action: 'pay twice', note: 'a slip' }]);

		const { status, message } = await checks();
		await changeRows(client, 'Routing Rules', { priority: 7 }, { action: 'ask' });
		const { lines } = await checks();
		await emptyTable(client, 'Routing Rules');

		expect(status).toBe('error');
		expect(message).toContain('The rule with priority 7 (a slip) has the action "pay twice"');
		expect(lines).toContainEqual({
			check: 'The routing rules can be followed',
			result: 'yellow',
			whatToDo: expect.stringContaining('askWhomElse'),
		});
	});

	it('turn red, and say what to do, when an account of the routing rules cannot pay', async () => {
		await add('Routing Rules', [
			{ priority: 1, action: 'pay', fundingAccountType: 'BANK_ACCOUNT', fundingAccountId: 'bac01NOBODY' },
		]);

		const { status, message, page } = await checks();

		expect(status).toBe('error');
		expect(message).toMatch(/bac01NOBODY/);
		expect(page).toContain('Payments would stop');
	});

	it('turn red when one side is a test and the other is real', async () => {
		await setUp.change((node) =>
			node.name === 'Check the BILL connection'
				? {
						id: node.id,
						name: node.name,
						position: node.position,
						type: 'n8n-nodes-base.set',
						typeVersion: 3.4,
						parameters: {
							mode: 'raw',
							jsonOutput: '{ "organizationId": "1", "environment": "production", "trust": "notTrusted" }',
						},
					}
				: node,
		);

		const { status, message } = await checks();

		expect(status).toBe('error');
		expect(message).toMatch(/Salesforce is a sandbox, but BILL is the real one/);
		expect(message).toMatch(/BILL does not trust the device.*Confirm Code/);
	});

	it('take over what an earlier version had not finished, once', async () => {
		await addTable(sandbox.everything.client, 'Webhook Inbox', OLD_INBOX);
		await add('Webhook Inbox', [
			{
				eventId: 'open-1',
				eventType: 'payment.updated',
				transactionNumber: 'SF-1',
				payload: PAYLOAD,
				state: 'received',
			},
			{
				eventId: 'done-1',
				eventType: 'payment.updated',
				transactionNumber: 'SF-2',
				payload: PAYLOAD,
				state: 'done',
			},
		]);

		await checks();
		await checks();

		const carried = (await rowsOf('BILL Events')).filter(({ eventId }) => String(eventId).endsWith('-1'));
		expect(carried).toMatchObject([{ eventId: 'open-1', paymentId: 'stp01', attempts: 0 }]);
	});

	it('are tidied: what ended goes when it is old, what is open never does', async () => {
		const tidy = await WorkflowByHand.open(sandbox, 'Tidy tables');
		await add('Approvals', [
			{ approvalKey: 'ended:1', recordId: 'ended', state: 'ended', reason: 'settled' },
			{ approvalKey: 'paid:1', recordId: 'paid', state: 'paid out' },
			{ approvalKey: 'asks:1', recordId: 'asks', state: 'needs attention' },
		]);
		await add('Dead Letters', [
			{ workflowName: 'W', reference: 'untold', message: 'm', isAlerted: false },
			{ workflowName: 'W', reference: 'told', message: 'm', isAlerted: true },
		]);
		await tidy.fillIn({ approvalsDays: 1 });
		const fresh = await tidy.run('Every night');
		await tidy.fillIn({ approvalsDays: 0, eventsDays: 0, deadLettersDays: 0 });

		const old = await tidy.run('Every night');

		expect(itemsOf(fresh, 'Say how many went')).toMatchObject([{ approvals: 0, problemsTold: 0 }]);
		expect(itemsOf(old, 'Say how many went')).toMatchObject([{ approvals: 1, problemsTold: 1 }]);
		const left = (await rowsOf('Approvals')).map(({ approvalKey }) => approvalKey);
		expect(left).toEqual(expect.arrayContaining(['kept:1', 'paid:1', 'asks:1']));
		expect(left).not.toContain('ended:1');
		const problems = (await rowsOf('Dead Letters')).map(({ reference }) => reference);
		expect(problems).toContain('untold');
		expect(problems).not.toContain('told');
	});
});
