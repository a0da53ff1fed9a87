import { accessTokenFor } from '../../../../nodes/SalesforceApproval/transport/token';
import { startSalesforceSimulator } from '../../../../sandbox/salesforce/server/server';
import type { SalesforceSimulator } from '../../../../sandbox/salesforce/server/server';
import { CLIENT_ID, INTEGRATION_USER, ORGANIZATION_ID } from '../../../../sandbox/salesforce/tenant';
import { executeContext } from '../context';
import type { StoredCredential } from '../context';

let simulator: SalesforceSimulator;

beforeAll(async () => {
	simulator = await startSalesforceSimulator();
});

afterAll(async () => await simulator.stop());

function aCredential(changes: Partial<StoredCredential> = {}): StoredCredential {
	return {
		myDomainUrl: simulator.url,
		clientId: CLIENT_ID,
		userName: INTEGRATION_USER.userName,
		privateKey: simulator.jwtPrivateKey,
		pubSubUrl: simulator.pubSubUrl,
		accessToken: '',
		...changes,
	};
}

it('hands out a token, the address of the org and its id of 18 characters', async () => {
	const credential = aCredential();
	const ctx = executeContext({ credential, items: [] });

	const access = await accessTokenFor(ctx, 'salesforceApprovalJwtApi');

	expect(access).toEqual({
		accessToken: credential.accessToken,
		instanceUrl: simulator.url,
		organizationId: ORGANIZATION_ID,
		pubSubUrl: simulator.pubSubUrl,
	});
	expect(access.accessToken).not.toBe('');
});

it('hands out a new token when the stored one is dead', async () => {
	const credential = aCredential({ accessToken: 'dead' });
	const ctx = executeContext({ credential, items: [] });

	const { accessToken } = await accessTokenFor(ctx, 'salesforceApprovalJwtApi');

	expect(accessToken).toBe(credential.accessToken);
	expect(accessToken).not.toBe('dead');
});

it('keeps a token that still works', async () => {
	const credential = aCredential();
	const ctx = executeContext({ credential, items: [] });
	const first = await accessTokenFor(ctx, 'salesforceApprovalJwtApi');

	const second = await accessTokenFor(ctx, 'salesforceApprovalJwtApi');

	expect(second.accessToken).toBe(first.accessToken);
});
