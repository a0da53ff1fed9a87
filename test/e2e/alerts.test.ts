import { addRows, emptyTable, readTable, type TableRow } from '../../sandbox/n8n/tables';
import { WorkflowByHand } from './byHand';
import { Receivers, shownByTeams } from './receivers';
import { SandboxUnderTest } from './sandbox';

const RECORD = 'a00SB0000000042AAA';

/** A row as the other workflows leave it. */
const aProblem = (changes: Partial<TableRow> = {}) => ({
	workflowName: 'Pay approved invoices',
	recordId: RECORD,
	reference: 'INV-88',
	message: 'The GL code <7000> & the department are missing in BILL.',
	executionId: 'aBcD/executions/17',
	isAlerted: false,
	...changes,
});

describe('alerts, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let receivers: Receivers;
	let workflow: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		receivers = await Receivers.start();
		workflow = await WorkflowByHand.open(sandbox, 'Alert on failure');
		await workflow.unpublish();
	});

	afterAll(async () => {
		await receivers?.stop();
		await sandbox?.stop();
	});

	beforeEach(async () => {
		for (const table of ['Dead Letters', 'Alert Deliveries'])
			await emptyTable(sandbox.everything.client, table);
	});

	/** Fills in some receivers. */
	async function tell(...paths: string[]): Promise<void> {
		receivers.forget();
		const address = (path: string) => (paths.includes(path) ? receivers.url(path) : '');
		await workflow.fillIn({
			pagerDutyKey: paths.includes('/pagerduty') ? 'R0UT1NGKEY' : '',
			pagerDutyUrl: receivers.url('/pagerduty'),
			teamsUrl: address('/teams'),
			slackUrl: address('/slack'),
			googleChatUrl: address('/chat'),
			alertUrl: address('/other'),
			salesforceAddress: 'https://example.my.salesforce.com/',
		});
	}

	const letters = async () => await readTable(sandbox.everything.client, 'Dead Letters');
	const open = async () => (await letters()).filter(({ isAlerted }) => isAlerted !== true);
	const add = async (...rows: Array<Record<string, unknown>>) =>
		await addRows(sandbox.everything.client, 'Dead Letters', rows);
	const run = async () => await workflow.run('Every minute');

	it('tells every receiver in its own format, with links, once', async () => {
		await tell('/pagerduty', '/teams', '/slack', '/chat', '/other');
		await add(aProblem());

		await run();
		await run();

		const sentence =
			'Pay approved invoices – INV-88: The GL code <7000> & the department are missing in BILL.';
		expect(receivers.taken('/pagerduty')).toMatchObject([
			{
				event_action: 'trigger',
				dedup_key: expect.stringMatching(/./),
				payload: { summary: sentence, severity: 'error' },
				links: [
					{ href: expect.stringMatching(/\/workflow\/aBcD\/executions\/17$/) },
					{ href: `https://example.my.salesforce.com/${RECORD}` },
					{ href: expect.stringMatching(new RegExp(`/form/send-invoices-again\\?invoices=${RECORD}$`)) },
				],
			},
		]);
		expect(receivers.taken('/teams').map(shownByTeams)).toEqual([['INV-88', sentence]]);
		const [slack, ...more] = receivers.taken('/slack');
		expect(more).toEqual([]);
		expect(slack.text).toContain('The GL code &lt;7000&gt; &amp; the department');
		expect(slack.text).toContain(`<https://example.my.salesforce.com/${RECORD}|Invoice in Salesforce>`);
		// Google Chat has no escapes: an angle bracket would make a link, or page everybody.
		const inChat = sentence.replace('<7000>', '‹7000›');
		expect(receivers.taken('/chat')).toMatchObject([{ text: expect.stringContaining(inChat) }]);
		expect(receivers.taken('/other')).toMatchObject([{ text: expect.stringContaining(sentence) }]);
		expect(await open()).toEqual([]);
	});

	it('links the form that helps, where it is not that of invoices', async () => {
		await tell('/pagerduty');
		const form = `${sandbox.everything.n8n.url}/form/renew-bill-trust`;
		const foreign = 'https://evil.example/form/pay';
		await add(
			aProblem({ reference: 'TRUST', recordId: '', executionId: '', message: `Renew its trust. ${form}` }),
			aProblem({
				reference: 'VENDOR',
				recordId: '',
				executionId: '',
				message: 'Vendor "Paper Inc." is held, and BILL is unchanged.',
			}),
			aProblem({ workflowName: 'Roll back invoices', reference: 'BACK', executionId: '' }),
			aProblem({
				reference: foreign,
				recordId: '',
				executionId: '',
				message: `Invoice ${foreign} has no vendor.`,
			}),
		);

		await run();

		expect(receivers.taken('/pagerduty').map(({ links }) => links)).toEqual([
			[{ text: 'Open the form', href: form }],
			[{ text: 'Release or refuse it', href: expect.stringMatching(/\/form\/release-vendor-changes$/) }],
			[
				{ text: 'Invoice in Salesforce', href: `https://example.my.salesforce.com/${RECORD}` },
				{
					text: 'Go on with the roll-back',
					href: expect.stringMatching(new RegExp(`/form/roll-back-invoices\\?invoices=${RECORD}$`)),
				},
			],
			[], // whoever enters an invoice must not put a link to a page of theirs into an alert
		]);
	});

	it('keeps a row for the receiver that was down, and repeats it to none of the others', async () => {
		await tell('/pagerduty', '/teams');
		receivers.down.set('/pagerduty', { status: 500, body: 'Internal Server Error' });
		await add(aProblem({ reference: 'INV-89' }));

		const failed = await run();
		expect(failed.error?.message).toMatch(/PagerDuty did not take an alert: HTTP 500.*tried again by itself/);
		expect(await open()).toMatchObject([{ reference: 'INV-89' }]);
		await run();
		expect(receivers.calls('/pagerduty')).toBe(1);
		expect(receivers.taken('/teams')).toHaveLength(1);
	});

	it('counts neither a refused event nor another answer than 202 as sent to PagerDuty', async () => {
		await tell('/pagerduty');
		receivers.down.set('/pagerduty', { status: 200, body: 'OK' });
		await add(aProblem({ reference: 'INV-90', recordId: '' }));

		const failed = await run();

		expect(failed.error?.message).toMatch(/PagerDuty did not take an alert: HTTP 200/);
		expect((await open()).map(({ reference }) => reference)).toContain('INV-90');
	});

	it('asks Slack again only when it said so, after one message a second was too many', async () => {
		await tell('/slack');
		receivers.down.set('/slack', { status: 429, body: 'rate_limited', headers: { 'retry-after': '600' } });
		await add(aProblem({ reference: 'INV-91' }));

		await run();
		receivers.down.clear();
		await run();

		expect(receivers.calls('/slack')).toBe(1);
		const pauses = (await readTable(sandbox.everything.client, 'Alert Deliveries')).filter(
			({ receiver, nextTryAt }) => receiver === 'Slack' && nextTryAt !== null,
		);
		expect(pauses).toHaveLength(1);
		const pauseMs = Date.parse(String(pauses[0].nextTryAt)) - Date.parse(String(pauses[0].createdAt));
		expect(Math.round(pauseMs / 10_000)).toBe(60);
	});

	it('makes one message of many new rows, and one message a second of a few', async () => {
		await tell('/other', '/chat');
		await add(...[1, 2, 3].map((number) => aProblem({ reference: `FEW-${number}` })));
		await run();
		expect(receivers.taken('/chat')).toHaveLength(3);
		const times = receivers.received.filter(({ path }) => path === '/chat').map(({ at }) => at);
		expect(times[1] - times[0]).toBeGreaterThanOrEqual(1000);

		receivers.forget();
		await add(...Array.from({ length: 40 }, (_, number) => aProblem({ reference: `STORM-${number}` })));
		await run();

		const [storm, ...more] = receivers.taken('/other');
		expect(more).toEqual([]);
		expect(storm.text).toContain('STORM-0:');
		expect(storm.text).toContain('STORM-4:');
		expect(storm.text).not.toContain('STORM-5:');
		expect(storm.text).toContain('35 more');
		expect(await open()).toEqual([]);
	});

	it('sends nothing about an invoice that was paid in the meantime', async () => {
		await tell('/other');
		await add(aProblem({ reference: 'HEALED', recordId: 'a00SB0000000077AAA' }));
		await addRows(sandbox.everything.client, 'Approvals', [
			{ approvalKey: 'a00SB0000000077AAA:1', recordId: 'a00SB0000000077AAA', state: 'paid out' },
		]);

		await run();

		expect(receivers.calls('/other')).toBe(0);
		expect(await open()).toEqual([]);
	});

	it('sends what another workflow says about an invoice, also when it was paid in the meantime', async () => {
		await tell('/other');
		const recordId = 'a00SB0000000078AAA';
		await add(
			aProblem({
				workflowName: 'Reconcile BILL and Salesforce',
				recordId,
				message: 'A second payment: void it if it is one too many.',
			}),
		);
		await addRows(sandbox.everything.client, 'Approvals', [
			{ approvalKey: `${recordId}:1`, recordId, state: 'ended', reason: 'settled' },
		]);

		await run();

		expect(receivers.taken('/other')).toMatchObject([{ text: expect.stringContaining('A second payment') }]);
		expect(await open()).toEqual([]);
	});

	it('sends a row that somebody added by hand, once it says something', async () => {
		await tell('/other', '/pagerduty');
		await add({ message: 'A trial.' }, { reference: 'still being typed' });

		await run();
		await run();

		expect(receivers.taken('/other')).toMatchObject([
			{ text: expect.stringMatching(/^By hand – row \d+: A trial\.$/) },
		]);
		expect(receivers.taken('/pagerduty')).toHaveLength(1);
		expect(await open()).toMatchObject([{ reference: 'still being typed' }]);
	});

	it('keeps rows while no receiver is filled in', async () => {
		await tell();
		await add(aProblem({ reference: 'KEPT' }));

		await run();

		expect(await open()).toMatchObject([{ reference: 'KEPT' }]);
	});

	it('has another receiver say that one is down, once a day, when nobody watches', async () => {
		await tell('/other', '/teams');
		receivers.down.set('/other', { status: 503 });
		await add(aProblem());
		await workflow.change((node) =>
			node.name === 'Every minute'
				? { ...node, parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } } }
				: node,
		);
		await workflow.publish();

		await sandbox.until('Teams to be told', async () =>
			receivers.taken('/teams').some((body) => shownByTeams(body).join().includes('The alert address did')),
		);
		await workflow.unpublish();

		const said = (await letters()).filter(({ workflowName }) => workflowName === 'Alert on failure');
		expect(said).toMatchObject([
			{ message: expect.stringMatching(/^The alert address did not take an alert/) },
		]);
	});
});
