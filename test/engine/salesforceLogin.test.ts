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

describe('the audience of a login', () => {
	/** Requests for a token that one more login takes. */
	const triesOf = async (changes: Record<string, string> = {}) => {
		const before = await salesforce.sent('POST', '/services/oauth2/token');
		const { error } = await runNode(ask(salesforce.jwt(changes)));
		return { error, tries: (await salesforce.sent('POST', '/services/oauth2/token')) - before };
	};

	// The org as it is after a reset takes My Domain; this login forgets what an earlier test taught the node.
	beforeEach(async () => void (await triesOf()));

	it.each(['audience', 'notApproved', 'notInstalled'])(
		'is the login host where the org does not take My Domain (%s), which is remembered',
		async (jwtAudienceRefusal) => {
			const switches = { jwtAudience: 'loginHost', jwtAudienceRefusal, isSandbox: false };
			await salesforce.control('switches', switches);

			const logins = [await triesOf(), await triesOf()];

			expect(logins).toEqual([
				{ error: undefined, tries: 2 },
				{ error: undefined, tries: 1 },
			]);
		},
	);

	it.each(['myDomain', 'either'])('is My Domain at the first try where the org takes %s', async (value) => {
		await salesforce.control('switches', { jwtAudience: value });

		expect(await triesOf()).toEqual({ error: undefined, tries: 1 });
	});

	it('is not blamed for what the first refusal tells', async () => {
		await salesforce.control('switches', { jwtAudienceRefusal: 'notInstalled' });

		const { error, tries } = await triesOf({ userName: 'outsider@sandbox.example' });

		expect(error?.message).toContain('not approved for the app');
		expect(error?.message).toContain('With the audience https://login.salesforce.com it was refused as well');
		expect(tries).toBe(2);
	});
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

it('asks for a session once with each audience when the login is refused', async () => {
	await runNode(ask(salesforce.jwt({ userName: 'outsider@sandbox.example' })));

	expect((await salesforce.stats()).refusals).toEqual({ invalid_grant: 2 });
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
