import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIENT_ID, CLIENT_SECRET } from '../../../sandbox/salesforce/tenant';
import { anApInvoice, anOrg, ask, type Org } from './org';

describe('control of the simulator', () => {
	let org: Org;

	beforeEach(async () => {
		org = await anOrg();
	});
	afterEach(async () => await org.stop());

	it('seeds vendors once, invoices with lines, and sends them into approval', async () => {
		const { invoices } = await org.seed({
			invoices: [
				anApInvoice(),
				anApInvoice({ Invoice_Number__c: 'INV-89', lines: [{ Amount__c: 1 }, { Amount__c: 2 }] }),
			],
			submit: true,
		});

		const { body } = await org.control<Record<string, unknown[]>>('GET', 'state');
		expect(body.Account).toMatchObject([{ Name: 'Acme Ltd' }]);
		expect(body.AP_Invoice__c).toMatchObject([
			{ Id: invoices[0], Approval_Status__c: 'Pending' },
			{ Id: invoices[1], Approval_Status__c: 'Pending' },
		]);
		expect(body.AP_Invoice_Line__c).toHaveLength(3);
		expect(body.ProcessInstanceWorkitem).toHaveLength(2);
		expect((await org.control('GET', 'state?object=Account')).body).toEqual(body.Account);
	});

	it('refuses a seed that does not fit, as a whole', async () => {
		const { status, body } = await org.control('POST', 'seed', {
			invoices: [anApInvoice(), anApInvoice({ Amount: 1 })],
		});

		expect({ status, body }).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
		expect((await org.control('GET', 'state?object=AP_Invoice__c')).body).toEqual([]);
	});

	it('keeps a journal of requests and replies without their secrets', async () => {
		const form = { grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET };
		await ask('POST', `${org.url}/services/oauth2/token`, { body: new URLSearchParams(form) });
		const user = await org.as('integration');
		await user.ask('POST', '/sobjects/Account', { body: { Name: 'Acme' } });
		await user.ask('GET', '/query?q=SELECT');

		const { body } = await org.control('GET', 'journal');

		expect(body).toMatchObject([
			{
				method: 'POST',
				path: '/services/oauth2/token',
				status: 200,
				body: { client_id: CLIENT_ID, client_secret: '***' },
				response: { access_token: '***', token_type: 'Bearer' },
			},
			{
				path: '/services/data/v67.0/sobjects/Account',
				headers: { authorization: '***' },
				body: { Name: 'Acme' },
				response: { success: true },
			},
			{ method: 'GET', query: { q: 'SELECT' }, status: 400, refusal: 'MALFORMED_QUERY' },
		]);
		expect(JSON.stringify(body)).not.toContain(user.accessToken);
		expect((await org.control('GET', 'journal?path=/sobjects&limit=5')).body).toHaveLength(1);
		await org.control('DELETE', 'journal');
		expect((await org.control('GET', 'journal')).body).toEqual([]);
	});

	it('counts calls, logins and refusals', async () => {
		const user = await org.as('integration');
		await user.ask('GET', '/sobjects/Nothing__c/describe');
		await user.ask('POST', '/process/approvals', {
			body: { requests: [{ actionType: 'Submit', contextId: user.userId }] },
		});

		const { body } = await org.control('GET', 'stats');

		expect(body).toMatchObject({
			calls: expect.any(Number),
			logins: 1,
			refusals: { NOT_FOUND: 1, NO_APPLICABLE_PROCESS: 1 },
		});
	});

	it('brings the org back to its first day', async () => {
		const user = await org.as('integration');
		await org.seed({ invoices: [anApInvoice()] });
		await org.control('POST', 'switches', { isSandbox: false });

		await org.control('POST', 'reset');

		const { body } = await org.control<Record<string, unknown[]>>('GET', 'state');
		expect(Object.keys(body).sort()).toEqual([
			'FlowDefinitionView',
			'Group',
			'GroupMember',
			'Organization',
			'ProcessDefinition',
			'ProcessNode',
			'QueueSobject',
			'User',
			'UserRole',
		]);
		expect((await user.ask('GET', '/limits')).status).toBe(401);
		const again = await org.as('integration');
		expect(await again.create('AP_Invoice__c', {})).toMatch(/^a00/);
		expect(await again.query('SELECT IsSandbox FROM Organization')).toMatchObject([{ IsSandbox: true }]);
	});

	it('shows a production org when told so', async () => {
		const user = await org.as('integration');

		await org.control('POST', 'switches', { isSandbox: false });

		expect(await user.query('SELECT IsSandbox FROM Organization')).toMatchObject([{ IsSandbox: false }]);
	});

	it('refuses a switch it does not have', async () => {
		const unknown = await org.control('POST', 'switches', { lockRecords: true });
		const mistyped = await org.control('POST', 'switches', { suppressApprovalEvents: 'yes' });

		expect([unknown.status, mistyped.status]).toEqual([400, 400]);
		expect(JSON.stringify(unknown.body)).toContain('finalApprovalRecordLock');
	});

	it('publishes the same event several times, and once more later', async () => {
		const event = { topic: 'BILL_Approval__e', fields: { Decision__c: 'Approved' }, times: 2 };
		const { body } = await org.control<{ eventUuid: string }>('POST', 'events', event);

		await org.control('POST', 'events', { redeliver: body.eventUuid });

		const { body: events } = await org.control<Array<Record<string, unknown>>>('GET', 'events');
		expect(events.map(({ eventUuid }) => eventUuid)).toEqual([
			body.eventUuid,
			body.eventUuid,
			body.eventUuid,
		]);
		expect(new Set(events.map(({ replayId }) => replayId)).size).toBe(3);
	});
});

describe('a taken port', () => {
	it('ends what had already started', async () => {
		const first = await anOrg();
		const port = Number(new URL(first.url).port);
		const probe = await anOrg();
		const pubSubPort = Number(new URL(probe.pubSubUrl).port);
		await probe.stop();

		await expect(anOrg({ port, pubSubPort })).rejects.toThrow('EADDRINUSE');

		const second = await anOrg({ pubSubPort });
		expect(second.pubSubUrl).toBe(probe.pubSubUrl);
		await Promise.all([first.stop(), second.stop()]);
	});
});

describe('a state file', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'salesforce-sandbox-'));
	});
	afterEach(async () => await rm(folder, { recursive: true }));

	it('lets a restart lose nothing: records, locks, submissions, events and sessions', async () => {
		const stateFile = join(folder, 'state', 'salesforce.json');
		const first = await anOrg({ stateFile });
		const { invoices } = await first.seed({ invoices: [anApInvoice()], submit: true });
		await first.control('POST', 'events', { topic: 'BILL_Approval__e', fields: { Decision__c: 'Approved' } });
		const user = await first.as('integration');
		const before = await user.read('AP_Invoice__c', invoices[0]);
		const { body: events } = await first.control('GET', 'events');
		await first.stop();

		const second = await anOrg({ stateFile, port: Number(new URL(first.url).port) });

		try {
			expect(await user.read('AP_Invoice__c', invoices[0])).toEqual(before);
			expect((await user.update('AP_Invoice__c', invoices[0], { Amount__c: 1 })).status).toBe(400);
			expect(await user.query('SELECT Id FROM ProcessInstanceWorkitem')).toHaveLength(1);
			expect((await second.control('GET', 'events')).body).toEqual(events);
			expect(await user.create('AP_Invoice__c', {})).not.toBe(invoices[0]);
		} finally {
			await second.stop();
		}
	});
});
