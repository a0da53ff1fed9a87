import { runNode } from './harness';
import type { StoredCredential } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const QUERY = { searchBy: 'soql', soql: 'SELECT Id FROM Organization', limit: 1 };
const ask = (credential: StoredCredential) => anOperation(credential, 'record:getAll', QUERY);
const askByOAuth2 = (salesforceApprovalOAuth2Api: StoredCredential) => ({
	type: 'salesforceApproval',
	credentials: { salesforceApprovalOAuth2Api },
	parameters: { authentication: 'oAuth2', resource: 'record', operation: 'getAll', ...QUERY },
});

it('logs in once for many items and for the next run', async () => {
	const credential = salesforce.jwt();

	const first = await runNode({ ...ask(credential), items: Array.from({ length: 20 }, () => ({})) });
	const second = await runNode(ask(credential));

	expect([first.error, second.error]).toEqual([undefined, undefined]);
	expect(first.items).toHaveLength(20);
	expect((await salesforce.stats()).logins).toBe(1);
});

it('logs in once for runs that start together', async () => {
	const credential = salesforce.jwt();

	const runs = await Promise.all(Array.from({ length: 10 }, async () => await runNode(ask(credential))));

	expect(runs.map(({ error }) => error)).toEqual(Array(10).fill(undefined));
	expect((await salesforce.stats()).logins).toBe(1);
});

it('renews an expired session behind a write, which takes effect once', async () => {
	const invoice = await salesforce.seedInvoice();
	const credential = salesforce.jwt();
	await runNode(ask(credential));
	await salesforce.control('expire-sessions');

	const { items, error } = await runNode(
		anOperation(credential, 'record:update', {
			objectName: byId('AP_Invoice__c'),
			recordId: byId(invoice),
			fieldsFrom: 'json',
			fieldsJson: '{"BILL_Sync_Status__c":"Paid"}',
		}),
	);

	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ id: invoice, success: true });
	expect((await salesforce.stats()).logins).toBe(2);
});

it.each([
	['an unapproved user', { userName: 'outsider@sandbox.example' }, 'not approved for the app'],
	['a user who left', { userName: 'former@sandbox.example' }, 'does not know this User Name'],
	['an unknown client', { clientId: 'nobody' }, 'does not know this Client ID'],
	['a broken key', { privateKey: 'no key' }, 'Private Key is not in PEM format'],
	['a shared address', { myDomainUrl: 'https://login.salesforce.com' }, 'belongs to no org'],
	['nobody at the address', { myDomainUrl: 'http://127.0.0.1:1' }, 'could not be reached'],
])('says in words that the login has %s', async (_, changes, words) => {
	const { error } = await runNode(ask(salesforce.jwt(changes)));

	expect(error?.message).toContain(words);
	expect((await salesforce.stats()).logins).toBe(0);
});

it('asks for a session once when the login is refused', async () => {
	await runNode(ask(salesforce.jwt({ userName: 'outsider@sandbox.example' })));

	expect((await salesforce.stats()).refusals).toEqual({ invalid_grant: 1 });
});

it('acts as the run-as user by client credentials and renews the token', async () => {
	const credential = salesforce.clientCredentials();

	const first = await runNode(askByOAuth2(credential));
	await salesforce.control('expire-sessions');
	const second = await runNode(askByOAuth2(credential));

	expect([first.error, second.error]).toEqual([undefined, undefined]);
	expect(second.items[0].json.Id).toMatch(/^00D.{15}$/);
	expect((await salesforce.stats()).logins).toBe(2);
});

it('says that the client secret is wrong', async () => {
	const { error } = await runNode(askByOAuth2(salesforce.clientCredentials({ clientSecret: 'wrong' })));

	expect(error).toMatchObject({
		message: expect.stringContaining('Client authentication failed'),
		description: expect.stringContaining('Client Secret'),
	});
});

it('asks to connect an OAuth2 credential nobody logged in to', async () => {
	const { error } = await runNode(askByOAuth2(salesforce.clientCredentials({ grantType: 'pkce' })));

	expect(error?.message).toContain('not connected');
});

/** As n8n keeps it after somebody logged in; the session has ended since. */
const ENDED = { access_token: 'ended', refresh_token: 'revoked', token_type: 'Bearer' };

it.each([
	['the access was revoked', {}, 'needs to be reconnected', 'reconnect it'],
	[
		'the client secret was changed',
		{ clientSecret: 'wrong' },
		'Client authentication failed',
		'Client Secret',
	],
])('says what to do when the token cannot be renewed because %s', async (_, changes, message, fix) => {
	const credential = { grantType: 'pkce', oauthTokenData: ENDED, ...changes };

	const { error } = await runNode(askByOAuth2(salesforce.clientCredentials(credential)));

	expect(error?.message).toContain(message);
	expect(error?.description).toContain(fix);
	expect(Object.values((await salesforce.stats()).refusals)).toEqual([1, 1]);
});
