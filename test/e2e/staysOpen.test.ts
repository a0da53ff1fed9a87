import { addRows, emptyTable, readTable, type TableRow } from '../../sandbox/n8n/tables';
import { WorkflowByHand } from './byHand';
import { Receivers } from './receivers';
import { SandboxUnderTest } from './sandbox';

const DAY_MS = 86_400_000;

/** A row of Approvals as a worker leaves it. */
const aRow = (number: number, changes: Partial<TableRow> = {}) => ({
	approvalKey: `a00SB000000000${number}AAA:1`,
	recordId: `a00SB000000000${number}AAA`,
	invoiceNumber: `INV-${number}`,
	state: 'retry',
	nextTryAt: new Date(Date.now() + DAY_MS).toISOString(),
	claimedBy: '',
	attempts: 5,
	message: '',
	reason: '',
	...changes,
});

describe('rows that stay open, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let receivers: Receivers;
	let tidy: WorkflowByHand;
	let alert: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		receivers = await Receivers.start();
		// Nobody takes the rows of this test.
		for (const name of [
			'Pay approved invoices',
			'Report payments to Salesforce',
			'Reconcile BILL and Salesforce',
		])
			await (await WorkflowByHand.open(sandbox, name)).unpublish();
		tidy = await WorkflowByHand.open(sandbox, 'Tidy tables');
		alert = await WorkflowByHand.open(sandbox, 'Alert on failure');
		await alert.unpublish();
		await alert.fillIn({ alertUrl: receivers.url('/other') });
	});

	afterAll(async () => {
		await receivers?.stop();
		await sandbox?.stop();
	});

	beforeEach(async () => {
		receivers.forget();
		for (const table of ['Approvals', 'BILL Events', 'Dead Letters', 'Alert Deliveries'])
			await emptyTable(sandbox.everything.client, table);
	});

	const letters = async () => await readTable(sandbox.everything.client, 'Dead Letters');
	const approvals = async (...rows: Array<Record<string, unknown>>) =>
		await addRows(sandbox.everything.client, 'Approvals', rows);
	/** The rows that are there by now count as old, or as young. */
	const look = async (isOld: boolean) => {
		await tidy.fillIn({ tellAfterHours: isOld ? 0 : 24 });
		await tidy.run('Every hour');
	};

	it('are told once, with what they wait for, however often somebody looks', async () => {
		await approvals(
			aRow(51, { message: 'BILL did not answer.' }),
			aRow(52, { state: 'working', attempts: 0 }),
		);
		await addRows(sandbox.everything.client, 'BILL Events', [
			{
				eventId: 'e-1',
				eventType: 'payment.updated',
				paymentId: 'stp-1',
				state: 'new',
				claimedBy: '',
				attempts: 0,
			},
		]);

		await look(true);
		await look(true);
		await alert.run('Every minute');

		const told = await letters();
		expect(told).toMatchObject([
			{
				workflowName: 'Pay approved invoices',
				recordId: 'a00SB00000000051AAA',
				reference: 'INV-51',
				message: expect.stringMatching(/open since .* 5 times .*BILL did not answer\. It is tried again/),
				isAlerted: true,
			},
			{ reference: 'INV-52', message: expect.stringMatching(/working.*timed out, were cancelled/) },
			{
				workflowName: 'Report payments to Salesforce',
				reference: 'payment stp-1',
				message: expect.stringMatching(/BILL Events .* Report payments to Salesforce is published/),
			},
		]);
		expect(receivers.taken('/other').map(({ text }) => String(text).split(' – ')[1].split(':')[0])).toEqual([
			'INV-51',
			'INV-52',
			'payment stp-1',
		]);
	});

	it('are left alone while they are young, and told when they are not', async () => {
		await approvals(aRow(53));

		await look(false);
		const early = await letters();
		await look(true);

		expect(early).toEqual([]);
		expect(await letters()).toMatchObject([{ reference: 'INV-53' }]);
	});

	it('do not count where they have ended, or wait for a date or for a person', async () => {
		await approvals(
			aRow(54, { state: 'ended', nextTryAt: null }),
			aRow(55, { state: 'paid out', nextTryAt: null }),
			aRow(56, { state: 'bill created', nextTryAt: null }),
			aRow(57, { state: 'needs attention', nextTryAt: null }),
			aRow(58, { state: 'waiting', reason: 'hold', nextTryAt: null }),
			aRow(59, { state: 'waiting', reason: 'payWhen' }),
		);
		await addRows(
			sandbox.everything.client,
			'BILL Events',
			['done', 'ignored'].map((state) => ({
				eventId: state,
				eventType: 'payment.updated',
				paymentId: state,
				state,
			})),
		);

		await look(true);

		expect(await letters()).toEqual([]);
	});

	it('are told where another n8n has the invoice, or nobody came when the date was there', async () => {
		const longAgo = new Date(Date.now() - DAY_MS).toISOString();
		await approvals(
			aRow(60, { state: 'waiting', reason: 'elsewhere' }),
			aRow(61, { state: 'waiting', reason: 'payWhen', nextTryAt: longAgo }),
		);

		await look(true);

		expect(await letters()).toMatchObject([
			{ reference: 'INV-60', message: expect.stringContaining('Another n8n has this invoice') },
			{ reference: 'INV-61', message: expect.stringContaining('Nobody has finished it') },
		]);
	});
});
