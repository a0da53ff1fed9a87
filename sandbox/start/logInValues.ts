import { join } from 'node:path';
import { TENANT as BILL } from '../bill/tenant';
import { CLIENT_ID, INTEGRATION_USER } from '../salesforce/tenant';
import { ORG_KEY_FILE } from './simulators';
import type { Sandbox } from './simulators';

type Fields = Array<[label: string, value: string]>;

/**
 * The values to type into the two credentials of an n8n of one's own, under the labels of its forms. They open nothing
 * but the simulators of this machine.
 * @param stateDir holds the org's private key
 */
export function logInValues(sandbox: Sandbox, stateDir: string): string[] {
	const bill: Fields = [
		['Environment', 'Custom URL'],
		['URL', sandbox.billUrl],
		['Developer Key', BILL.devKey],
		['Organization ID', BILL.organizationId],
		['User Email', BILL.username],
		['Password', BILL.password],
		['Remembered Device ID', BILL.rememberMeId],
		['Device Name', BILL.device],
	];
	const salesforce: Fields = [
		['My Domain URL', sandbox.salesforceUrl],
		['Client ID', CLIENT_ID],
		['User Name', INTEGRATION_USER.userName],
		['Private Key', `the text of ${join(stateDir, ORG_KEY_FILE)}`],
		['Pub/Sub Address', sandbox.pubSubUrl],
	];
	return [
		'For an n8n of your own, type these into',
		'the credential "BILL API":',
		...lines(bill),
		'and the credential "Salesforce Approval JWT API":',
		...lines(salesforce),
	];
}

function lines(fields: Fields): string[] {
	const width = Math.max(...fields.map(([label]) => label.length));
	return fields.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
}
