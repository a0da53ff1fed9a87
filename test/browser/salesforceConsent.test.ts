import type { Page } from 'playwright-core';
import type { StoredCredential } from '../../sandbox/n8n/credentials';
import { complaints, untilEnded, type Execution } from '../../sandbox/n8n/executions';
import { runWorkflow } from '../../sandbox/n8n/workflows';
import { CLIENT_ID, CLIENT_SECRET, INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { N8nInBrowser } from './n8nInBrowser';

let n8n: N8nInBrowser;

beforeAll(async () => {
	n8n = await N8nInBrowser.start();
});

afterAll(async () => await n8n?.stop());

it('connects through the page of Salesforce, reads a record and renews the token', async () => {
	const credential = await anOAuth2Credential();
	await n8n.salesforce.send('seed', {
		invoices: [{ vendorName: 'Acme', Invoice_Number__c: 'INV-1', Amount__c: 120.5 }],
	});

	await answerConsent(credential, 'Allow');
	await n8n.page.getByText('Account connected').first().waitFor();
	const first = await readInvoices(credential);
	await n8n.salesforce.send('expire-sessions');
	const second = await readInvoices(credential);

	for (const run of [first, second]) {
		expect(complaints(run)).toEqual([]);
		expect(outputOf(run)).toMatchObject([{ Invoice_Number__c: 'INV-1', Amount__c: 120.5 }]);
	}
	expect(await n8n.salesforce.read('stats')).toMatchObject({ logins: 2 });
});

it('says what to do when somebody denies access', async () => {
	const credential = await anOAuth2Credential();

	const popup = await answerConsent(credential, 'Deny');
	const reason = await shownReason(popup);
	const run = await readInvoices(credential);

	expect(reason).toContain('access_denied');
	await n8n.page.getByText('After access_denied, select Connect again, then Allow.').waitFor();
	expect(complaints(run).join()).toContain('is not connected. Open it and select Connect.');
});

it('says what to do when the client secret is wrong', async () => {
	const credential = await anOAuth2Credential({ clientSecret: 'wrong' });

	const popup = await answerConsent(credential, 'Allow');
	const reason = await shownReason(popup);

	expect(reason).toContain('invalid_client');
	await n8n.page.getByText('After invalid_client, copy Consumer Key and Consumer Secret').waitFor();
	await n8n.page.getByText('Connect your account to use this credential').waitFor();
});

async function anOAuth2Credential(changes: Record<string, string> = {}): Promise<StoredCredential> {
	const { salesforceUrl: myDomainUrl, pubSubUrl } = n8n.sandbox;
	const app = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, ...changes };
	return await n8n.createCredential({
		name: 'Salesforce',
		type: 'salesforceApprovalOAuth2Api',
		data: { myDomainUrl, pubSubUrl, grantType: 'pkce', ...app },
	});
}

/** Opens the credential, selects Connect, logs in and answers. Returns the window of the login, which closes on success. */
async function answerConsent({ id }: StoredCredential, answer: 'Allow' | 'Deny'): Promise<Page> {
	await n8n.open(`/home/credentials/${id}`);
	const opened = n8n.page.waitForEvent('popup');
	await n8n.page.getByRole('button', { name: 'Connect', exact: true }).click();
	const popup = await opened;
	await popup.getByLabel('Username').fill(INTEGRATION_USER.userName);
	await popup.getByLabel('Password').fill(INTEGRATION_USER.password);
	await popup.getByRole('button', { name: 'Log In' }).click();
	await popup.getByRole('button', { name: answer }).click();
	return popup;
}

/** What n8n's window shows under More details. Closes it, because the next login would show up in the same window. */
async function shownReason(popup: Page): Promise<string> {
	await popup.getByText('More details').click();
	const reason = await popup.locator('.reason').innerText();
	await popup.close();
	return reason;
}

async function readInvoices(credential: StoredCredential): Promise<Execution> {
	const soql = 'SELECT Invoice_Number__c, Amount__c FROM AP_Invoice__c';
	const workflow = await n8n.createWorkflow([
		{
			name: 'Salesforce',
			type: 'n8n-nodes-billcom-salesforce.salesforceApproval',
			parameters: {
				authentication: 'oAuth2',
				resource: 'record',
				operation: 'getAll',
				searchBy: 'soql',
				soql,
			},
			credential,
		},
	]);
	return await untilEnded(n8n.client, await runWorkflow(n8n.client, workflow.id, 'Start'));
}

function outputOf({ runData }: Execution): unknown[] {
	return (runData.Salesforce?.[0].data?.main[0] ?? []).map(({ json }) => json);
}
