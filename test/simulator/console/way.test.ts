import axios from 'axios';
import type { ConsoleRow } from '../../../sandbox/console/overview';
import type { Way } from '../../../sandbox/console/way/way';
import { RUN_WORDS } from '../../../sandbox/console/way/runs';
import { readWorkflowFiles } from '../../../sandbox/n8n/workflowFiles';
import { startSandbox, type Sandbox } from '../../../sandbox/start/simulators';
import { aRow, startFakeN8n, type InN8n } from './fakeN8n';
import { Clerk } from './clerk';

let sandbox: Sandbox;
let clerk: Clerk;
let rows: ConsoleRow[];
let n8n: Awaited<ReturnType<typeof startFakeN8n>> | undefined;

const http = axios.create({ validateStatus: () => true });
const overview = async () =>
	(await http.get<{ rows: ConsoleRow[] }>(`${sandbox.consoleUrl}/api/overview`)).data.rows;
const approve = async (id: string) =>
	await http.post(`${sandbox.consoleUrl}/api/decisions`, { decision: 'Approve', ids: [id] });
const way = async (id: string) => (await http.get<Way>(`${sandbox.consoleUrl}/api/ways/${id}`)).data;
const titles = ({ steps }: Way) => steps.map(({ title }) => title);
/** Two systems, two clocks: what happens in one millisecond has no order. */
const nextMoment = async () => await new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
	sandbox = await startSandbox({ invoices: 2, paymentTickMs: 3_600_000 });
	clerk = await Clerk.signIn(sandbox);
	rows = await overview();
});
afterEach(async () => {
	await n8n?.stop();
	n8n = undefined;
	await sandbox.stop();
});

async function showN8n(state: InN8n): Promise<InN8n> {
	n8n = await startFakeN8n(state);
	sandbox.showN8n(n8n.url, n8n.client);
	return state;
}

describe('the way of an invoice', () => {
	it('goes from the submission over every status of the payment to Paid, with the requests that did it', async () => {
		const [{ id, vendor, salesforce }] = rows;
		await approve(id);
		await clerk.subscribe();
		const { bill, paymentId } = await clerk.pay({ vendor, number: salesforce?.number ?? '' });
		await clerk.write(id, { BILL_Bill_Id__c: bill.id, BILL_Payment_Id__c: paymentId });
		await clerk.write(id, { BILL_Sync_Status__c: 'Payment Scheduled', BILL_Sync_Message__c: 'On its way.' });
		await nextMoment();
		for (let status = 1; status <= 6; status += 1) await clerk.tick();
		await nextMoment();
		await clerk.write(id, { BILL_Sync_Status__c: 'Paid' });

		const told = await way(id);

		expect(titles(told)).toEqual([
			'Submitted for approval by Submitter Sutton',
			'Approved by Approver Ames',
			`Vendor ${vendor} created`,
			`Bill ${salesforce?.number} created`,
			'Payment of $100.00 scheduled',
			'Salesforce shows Payment Scheduled',
			'Payment ready to fund',
			'Payment funding started',
			'Payment processed',
			'Payment sent',
			'Payment delivered',
			'Payment cleared',
			'Salesforce shows Paid',
		]);
		const requests = told.steps.flatMap(({ call }) => call ?? []);
		expect(requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
			'POST /connect/v3/vendors 201',
			'POST /connect/v3/bills 201',
			'POST /connect/v3/payments 201',
			`PATCH /services/data/v67.0/sobjects/AP_Invoice__c/${id} 204`,
			`PATCH /services/data/v67.0/sobjects/AP_Invoice__c/${id} 204`,
		]);
		expect(told.steps[4].note).toContain(paymentId);
		expect(told.calls.length).toBeGreaterThan(requests.length);
	});

	it('is about this invoice and no other', async () => {
		const [first, second] = rows;
		await approve(first.id);
		await clerk.subscribe();
		await clerk.pay({ vendor: first.vendor, number: first.salesforce?.number ?? '' });
		await clerk.tick();

		expect(titles(await way(second.id))).toEqual(['Submitted for approval by Submitter Sutton']);
	});

	it('shows the void of a payment, and the payment that came after it', async () => {
		const [{ id, vendor, salesforce }] = rows;
		await clerk.subscribe();
		const { bill, paymentId } = await clerk.pay({ vendor, number: salesforce?.number ?? '' });
		await clerk.tick(3);
		await clerk.voidPayment(paymentId);
		await clerk.payBill(bill);

		const said = titles(await way(id));

		expect(said.filter((title) => title === 'Payment of $100.00 scheduled')).toHaveLength(2);
		expect(said.indexOf('Payment voided')).toBeLessThan(said.lastIndexOf('Payment of $100.00 scheduled'));
		expect(said.indexOf('Payment voided')).toBeGreaterThan(said.indexOf('Payment processed'));
	});

	it('says what BILL refused and why', async () => {
		const [{ id, vendor, salesforce }] = rows;
		const number = salesforce?.number ?? '';
		await clerk.refuseNext('POST /v3/bills', 'BDC_1171');

		await expect(clerk.pay({ vendor, number })).rejects.toThrow('422');

		const refused = (await way(id)).steps.find(({ title }) => title === 'BILL refused the bill');
		expect(refused).toMatchObject({
			system: 'BILL',
			tone: 'attention',
			note: expect.stringContaining('BDC_1171'),
			call: { status: 422 },
		});
	});

	it('says that Salesforce did not take a status', async () => {
		const [{ id }] = rows;
		await clerk.write(id, { BILL_Sync_Status__c: 'No such status' }).catch(() => undefined);

		expect(titles(await way(id))).toContain('Salesforce did not take the status No such status');
	});

	it('of an unknown invoice is refused in words', async () => {
		const { status, data } = await http.get(`${sandbox.consoleUrl}/api/ways/a00XX`);

		expect([status, data.message]).toEqual([404, 'Salesforce has no invoice a00XX.']);
	});
});

describe('with n8n beside it', () => {
	it('says when an invoice is tried again, of the newest round', async () => {
		const [{ id }, other] = rows;
		const old = aRow(id, { state: 'ended', nextTryAt: null });
		await showN8n({ rows: [old, aRow(id, { id: 2 })], runs: [] });

		const [row, rest] = await overview();

		expect(row.work).toEqual({ state: 'retry', nextTryAt: '2026-11-22T10:05:00.000Z' });
		expect([rest.id, rest.work]).toEqual([other.id, undefined]);
		const { work, steps } = await way(id);
		expect(work).toMatchObject({ attempts: 1, message: expect.stringContaining('BILL is down') });
		expect(steps.find(({ system }) => system === 'n8n')).toMatchObject({
			at: '2026-11-22T10:00:04.000Z',
			title: 'Put off until the next try',
		});
	});

	it('links to the runs whose data names the invoice, and to no others', async () => {
		const [{ id }, other] = rows;
		const workflowName = 'Pay approved invoices';
		const run = { workflowName, status: 'success', data: `[{"recordId":"${id}"}]` };
		await showN8n({
			rows: [aRow(id)],
			runs: [
				{ ...run, id: '7', startedAt: '2026-11-22T10:00:01.000Z' },
				{ ...run, id: '8', startedAt: '2026-11-22T10:00:02.000Z', status: 'crashed' },
				{ ...run, id: '9', startedAt: '2026-11-22T10:00:03.000Z', data: `["${other.id}"]` },
				{ ...run, id: '10', startedAt: '2026-11-22T10:00:03.000Z', workflowName: 'Alert on failure' },
			],
		});

		const runs = (await way(id)).steps.filter(({ run }) => run);

		expect(runs).toMatchObject([
			{ title: 'Taken up for payment', run: { id: '7', url: `${n8n?.url}/workflow/W0/executions/7` } },
			{ tone: 'attention', note: 'The run ended as "crashed".', run: { id: '8' } },
		]);
	});

	it.each([
		['has no tables yet', async (state: InN8n) => void (state.rows = undefined)],
		['is away', async () => await n8n?.stop()],
	])('shows the two systems when n8n %s', async (_what, trouble) => {
		const [{ id }] = rows;
		await trouble(await showN8n({ rows: [], runs: [] }));

		const [row] = await overview();

		expect([row.id, row.work]).toEqual([id, undefined]);
		expect(titles(await way(id))).toEqual(['Submitted for approval by Submitter Sutton']);
	});

	it('knows the workflows that touch invoices by the names they are shipped with', () => {
		const shipped = readWorkflowFiles().map(({ draft }) => draft.name);

		expect(shipped).toEqual(expect.arrayContaining(Object.keys(RUN_WORDS)));
	});
});
