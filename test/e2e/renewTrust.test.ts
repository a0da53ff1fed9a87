import type { INode } from 'n8n-workflow';
import { listExecutions } from '../../sandbox/n8n/executions';
import { addRows, readTable } from '../../sandbox/n8n/tables';
import { WorkflowByHand } from './byHand';
import { FormPages } from './formPages';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

const NAME = 'Renew BILL trust';
const DAY_MS = 86_400_000;
const KEY_NODES = ['Find the credential', 'Store it in the credential'];

describe('the trust of BILL, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let workflow: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		workflow = await WorkflowByHand.open(sandbox, NAME);
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	/** BILL forgets the device, and every session with it. */
	async function trustEnds(): Promise<void> {
		const { bill } = sandbox.everything;
		await bill.send('switches', { trustDays: 0 });
		await bill.send('expire-sessions');
	}

	const trustLasts = async (days = 30) => await sandbox.everything.bill.send('switches', { trustDays: days });

	async function newestCode(): Promise<string> {
		const messages = await sandbox.everything.bill.read<Array<{ token: string }>>('text-messages');
		return messages.at(-1)?.token ?? '';
	}

	/** Creates a key of n8n's own API, as a person does in its settings, and picks it in the nodes that need it. */
	async function giveKey(): Promise<void> {
		const { client } = sandbox.everything;
		const { data: key } = await client.post<{ data: { rawApiKey: string } }>('/rest/api-keys', {
			label: 'renew trust',
			scopes: ['workflow:read', 'credential:update'],
			expiresAt: null,
		});
		const { data } = await client.post<{ data: { id: string; name: string } }>('/rest/credentials', {
			name: 'n8n API',
			type: 'n8nApi',
			data: { apiKey: key.rawApiKey, baseUrl: `${sandbox.everything.n8n.url}/api/v1` },
		});
		await workflow.change((node: INode) =>
			KEY_NODES.includes(node.name)
				? { ...node, credentials: { n8nApi: { id: data.id, name: data.name } } }
				: node,
		);
		await workflow.publish();
	}

	/** What the credential holds, as the editor shows it: secrets are blanked. */
	async function billCredential(): Promise<Record<string, unknown>> {
		const { client } = sandbox.everything;
		const { data: all } = await client.get<{ data: Array<{ id: string; type: string }> }>(
			'/rest/credentials',
		);
		const id = all.find(({ type }) => type === 'billComApi')?.id;
		const { data } = await client.get<{ data: { data: Record<string, unknown> } }>(
			`/rest/credentials/${id}?includeData=true`,
		);
		return data.data;
	}

	const warnings = async () =>
		(await readTable(sandbox.everything.client, 'Dead Letters')).filter(
			({ workflowName }) => workflowName === NAME,
		);

	/** Has the person enter a new end in the credential. */
	async function endsIn(days: number): Promise<void> {
		const { client } = sandbox.everything;
		const { data: all } = await client.get<{ data: Array<{ id: string; name: string; type: string }> }>(
			'/rest/credentials',
		);
		const bill = all.find(({ type }) => type === 'billComApi');
		const data = {
			...(await billCredential()),
			trustedUntil: new Date(Date.now() + days * DAY_MS).toISOString(),
		};
		await client.patch(`/rest/credentials/${bill?.id}`, { name: bill?.name, type: 'billComApi', data });
	}

	it('shows what to paste while n8n has no key of its own API, and keeps no run of it', async () => {
		const form = new FormPages(sandbox);
		const second = await form.start('renew-bill-trust', 'Dana Miller');
		const last = await form.answer(await newestCode());
		await form.close();

		expect(second).toContain('BILL has sent a text message');
		expect(last).toContain('One step is left: copy three values');
		expect(last).toMatch(/Remembered Device ID: <code>[^<]{8,}<\/code>/);
		expect(last).toMatch(/Trusted Until: <code>\d{4}-\d\d-\d\dT/);
		await sandbox.until('the run to be gone', async () => {
			const runs = await listExecutions(sandbox.everything.client);
			return runs.every(({ workflowName }) => workflowName !== NAME);
		});
	});

	it('is renewed for all workflows, a wrong code notwithstanding, and stopped invoices go on', async () => {
		await giveKey();
		await trustEnds();
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const stopped = await sandbox.untilStatus(id, 'Needs Attention');
		await trustLasts();
		const form = new FormPages(sandbox);

		await form.start('renew-bill-trust', 'Dana <b>Miller</b>');
		const again = await form.answer('000000');
		const last = await form.answer(await newestCode());
		await form.close();
		await sandbox.untilStatus(id, 'Paid');

		expect(stopped.BILL_Sync_Message__c).toContain('BDC_1361');
		expect(again).toContain('did not accept the code');
		expect(last).toContain('BILL trusts n8n until ');
		expect(last).toContain(
			`One invoice that had stopped is sent on by itself: ${draft.Invoice_Number__c} (120.50)`,
		);
		expect(last).not.toContain('not sent on');
		expect(last).not.toMatch(/Remembered Device ID/);
		const { trustedUntil, device } = await billCredential();
		expect(Math.round((Date.parse(String(trustedUntil)) - Date.now()) / DAY_MS)).toBe(30);
		expect(device).toBe('n8n-sandbox');
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 120.5, singleStatus: 'CLEARED' }]);
		const [row] = await sandbox.rowsOf('Approvals', id);
		expect(row).toMatchObject({ state: 'ended', reason: 'settled' });
	});

	it('leaves what stopped too long ago to a person, and names it', async () => {
		const recordId = 'a00SB0000000079AAA';
		const stopped = {
			recordId,
			approvalKey: `${recordId}:1`,
			state: 'needs attention',
			reason: 'BDC_1361',
			invoiceNumber: 'OLD <1>',
			approvedAmount: 80,
		};
		await addRows(sandbox.everything.client, 'Approvals', [stopped]);
		await workflow.fillIn({ sendOnDays: 0 });
		await workflow.publish();
		const form = new FormPages(sandbox);

		await form.start('renew-bill-trust', 'Dana Miller');
		const last = await form.answer(await newestCode());
		await form.close();

		expect(last).toContain('One invoice is not sent on');
		expect(last).toContain('OLD &lt;1&gt; (80.00)');
		expect(last).toContain(`/form/send-invoices-again?invoices=${recordId}`);
		expect(last).not.toContain('had stopped');
		expect(await sandbox.rowsOf('Approvals', recordId)).toMatchObject([stopped]);
	});

	it('stays as it was when BILL sends no message, and the page says what to do', async () => {
		await sandbox.everything.bill.send('faults', {
			kind: 'refusal',
			on: 'POST /v3/mfa/challenge',
			code: 'BDC_9044',
		});

		const form = new FormPages(sandbox);

		const last = await form.start('renew-bill-trust', 'Dana Miller');
		await form.close();

		expect(last).toContain('BILL trust was not renewed');
		expect(last).toContain('BDC_9044');
	});

	it('is warned of seven days and one day before its end, and when it has ended, once each', async () => {
		const run = async () => {
			await workflow.runUnkept('Every hour');
			await workflow.runUnkept('Every hour');
			return (await warnings()).map(({ reference, message }) => `${String(reference)}: ${String(message)}`);
		};
		const early = await run();
		await endsIn(6.5);
		const week = await run();
		await endsIn(0.5);
		const day = await run();
		await endsIn(-0.5);
		await trustEnds();
		const over = await run();

		expect(early).toEqual([]);
		expect(week).toEqual([
			expect.stringMatching(/until .*, 7 days before: .*\(6 days left\).*\/form\/renew-bill-trust$/),
		]);
		expect(day.slice(1)).toEqual([expect.stringMatching(/, 1 day before: .*less than a day left/)]);
		expect(over.slice(2)).toEqual([
			expect.stringMatching(/^BILL trust ended .*takes no payments \(BDC_1361\)/),
		]);
	});
});
