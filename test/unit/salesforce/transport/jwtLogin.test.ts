import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { asAccessFailure } from '../../../../nodes/SalesforceApproval/events/source/accessFailure';
import { audiencesFor } from '../../../../nodes/SalesforceApproval/transport/jwtAudience';
import { NeedsPersonError } from '../../../../nodes/SalesforceApproval/events/source/source';
import { logIn, type StoredCredential } from '../context';
import { fakeSalesforce, type FakeSalesforce, ok, type Reply } from '../wire';

const TOKEN = 'POST /services/oauth2/token';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

let salesforce: FakeSalesforce | undefined;

afterEach(async () => await salesforce?.stop());

async function start(reply: Reply, changes: Partial<StoredCredential> = {}) {
	salesforce = await fakeSalesforce({ [TOKEN]: [reply] });
	const credential: StoredCredential = {
		myDomainUrl: `${salesforce.url}/`,
		clientId: 'the-client',
		userName: 'integration@sandbox.example',
		privateKey: pem,
		accessToken: '',
		...changes,
	};
	return { credential, calls: salesforce.calls };
}

const granted = () => ok({ access_token: 'token-1', instance_url: 'https://acme.my.salesforce.com' });

function assertionOf(body: unknown): string {
	return new URLSearchParams(String(body)).get('assertion') ?? '';
}

it('signs who asks, as whom and where, and keeps what Salesforce hands out', async () => {
	const { credential, calls } = await start(granted());

	await logIn(credential);

	const claims = jwt.verify(assertionOf(calls[0].body), createPublicKey(privateKey), {
		algorithms: ['RS256'],
	});
	expect(claims).toMatchObject({
		iss: 'the-client',
		sub: 'integration@sandbox.example',
		aud: credential.myDomainUrl.slice(0, -1),
	});
	expect(credential).toMatchObject({ accessToken: 'token-1', instanceUrl: 'https://acme.my.salesforce.com' });
});

it.each([
	['spaces', pem.replaceAll('\n', ' ')],
	['written escapes', pem.replaceAll('\n', '\\n')],
	['written escapes of Windows', pem.replaceAll('\n', '\\r\\n')],
	['spaces around it', `\n\n  ${pem}  `],
])('reads a private key whose line breaks became %s', async (_, key) => {
	const { credential } = await start(granted(), { privateKey: key });

	await logIn(credential);

	expect(credential.accessToken).toBe('token-1');
});

it('logs in once for executions that start together', async () => {
	const { credential, calls } = await start(granted());

	await Promise.all([1, 2, 3, 4, 5].map(async () => await logIn({ ...credential })));

	expect(calls).toHaveLength(1);
});

it.each([
	["user hasn't approved this consumer", 'invalid_grant', 'not approved for the app', 2],
	['client identifier invalid', 'invalid_client_id', 'does not know this Client ID', 1],
	['audience is invalid', 'invalid_grant', 'audience', 2],
	['invalid assertion', 'invalid_grant', 'private key does not belong', 1],
	['inactive user', 'invalid_grant', 'does not know this User Name', 1],
	['External client app is not installed in this org', 'invalid_client', 'does not exist in this org', 2],
	['expired authorization code', 'invalid_grant', 'clock', 1],
])('says in words what "%s" means and asks once, or once for each audience', async (...row) => {
	const [error_description, error, words, attempts] = row;
	const { credential, calls } = await start({ status: 400, body: { error, error_description } });

	await expect(logIn(credential)).rejects.toThrow(words);

	expect(calls).toHaveLength(attempts);
});

it.each([
	['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
	['https://acme--dev.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
	['https://acme--dev.my.salesforce.com', 'https://test.salesforce.com'],
	['https://acme-dev-ed.scratch.my.salesforce.com', 'https://test.salesforce.com'],
	['https://acme.my.salesforce.mil', 'https://login.salesforce.mil'],
])('signs for %s first and then for %s', (origin, loginHost) => {
	expect(audiencesFor(origin, 'client').audiences).toEqual([origin, loginHost]);
});

it('never signs for the login host where a server outside Salesforce would get the assertion', () => {
	const origin = 'https://acme.my.salesforce.com.example.com';

	expect(audiencesFor(origin, 'client').audiences).toEqual([origin]);
});

it('goes back to My Domain when the login host, which worked, is refused one day', () => {
	const org = ['https://acme-back.my.salesforce.com', 'client'] as const;

	audiencesFor(...org).worked('https://login.salesforce.com');
	const later = audiencesFor(...org);
	later.worked('https://acme-back.my.salesforce.com');

	expect(later.audiences).toEqual(['https://login.salesforce.com', 'https://acme-back.my.salesforce.com']);
	expect(audiencesFor(...org).audiences[0]).toBe('https://acme-back.my.salesforce.com');
});

it('takes an org under maintenance for unreachable, not for a wrong credential', async () => {
	const { credential } = await start({ status: 503, body: '<html>Down for maintenance</html>' });

	const failure = await logIn(credential).catch(asAccessFailure);

	expect(failure).not.toBeInstanceOf(NeedsPersonError);
	expect(failure).toMatchObject({ message: expect.stringContaining('HTTP status 503') });
});

it.each([
	['no key', 'hello', 'not in PEM format'],
	['a broken key', '-----BEGIN PRIVATE KEY-----\nabcd\n-----END PRIVATE KEY-----', 'cannot be read'],
	['a key of another kind', ecKey(), 'not an RSA key'],
])('refuses %s without asking Salesforce', async (_, key, words) => {
	const { credential, calls } = await start(granted(), { privateKey: key });

	await expect(logIn(credential)).rejects.toThrow(words);

	expect(calls).toEqual([]);
});

it('names the address when nobody answers there', async () => {
	const { credential } = await start(granted());
	await salesforce?.stop();
	salesforce = undefined;

	await expect(logIn(credential)).rejects.toThrow(
		`could not be reached at ${credential.myDomainUrl.slice(0, -1)}`,
	);
});

function ecKey(): string {
	const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
