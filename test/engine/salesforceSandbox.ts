/** The Salesforce simulator as the engine tests use it: credentials that fit it, seeds and controls. */
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import {
	startSalesforceSimulator,
	type SalesforceSimulatorOptions,
} from '../../sandbox/salesforce/server/server';
import type { Switches } from '../../sandbox/salesforce/state/switches';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/salesforce/tenant';
import { storeCredential } from './harness';
import type { NodeUnderTest, StoredCredential } from './harness';
import { orgAt, type SalesforceOrg } from './salesforceOrg';

export type { SalesforceRow } from './salesforceOrg';

export interface SalesforceSandbox extends SalesforceOrg {
	pubSubUrl: string;
	/** A JWT credential of a user, by default `integration@sandbox.example`, with changes to what fits. */
	jwt(changes?: Record<string, string>): StoredCredential;
	/** An OAuth2 credential with the client credentials grant, not connected yet. */
	clientCredentials(changes?: ICredentialDataDecryptedObject): StoredCredential;
	stop(): Promise<void>;
}

export async function startSalesforce(
	switches: Partial<Switches> = {},
	options: Omit<SalesforceSimulatorOptions, 'switches'> = {},
): Promise<SalesforceSandbox> {
	const simulator = await startSalesforceSimulator({
		...options,
		switches: { accessByPermissionSets: false, ...switches },
	});
	const { url, pubSubUrl } = simulator;
	return {
		...orgAt(url),
		pubSubUrl,
		jwt: (changes = {}) =>
			storeCredential('salesforceApprovalJwtApi', {
				myDomainUrl: url,
				clientId: CLIENT_ID,
				userName: 'integration@sandbox.example',
				privateKey: simulator.jwtPrivateKey,
				pubSubUrl,
				...changes,
			}),
		clientCredentials: (changes = {}) =>
			storeCredential('salesforceApprovalOAuth2Api', {
				myDomainUrl: url,
				grantType: 'clientCredentials',
				clientId: CLIENT_ID,
				clientSecret: CLIENT_SECRET,
				pubSubUrl,
				...changes,
			}),
		stop: async () => await simulator.stop(),
	};
}

/** The node with a JWT credential, one operation and its parameters. */
export function anOperation(
	salesforceApprovalJwtApi: StoredCredential,
	path: `${string}:${string}`,
	parameters: INodeParameters = {},
): NodeUnderTest {
	const [resource, operation] = path.split(':');
	return {
		type: 'salesforceApproval',
		credentials: { salesforceApprovalJwtApi },
		parameters: { authentication: 'jwt', resource, operation, ...parameters },
	};
}

/** A locator parameter as the editor saves it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
