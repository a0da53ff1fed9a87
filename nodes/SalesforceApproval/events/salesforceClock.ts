import type { ITriggerFunctions } from 'n8n-workflow';
import { API_VERSION } from '../transport/apiVersion';
import { connect } from '../transport/connection';
import type { SalesforceCredentialType } from '../transport/credential';
import { N8nTransport } from '../transport/n8nTransport';

/**
 * The time by Salesforce's clock, to the second: events carry times of that clock, and n8n's may be off. One REST call.
 *
 * @throws SalesforceRefusal, or n8n's NodeApiError when the org cannot be reached
 */
export async function salesforceNow(
	ctx: ITriggerFunctions,
	credentialType: SalesforceCredentialType,
): Promise<Date> {
	const { origin } = await connect(ctx, credentialType);
	const soql = encodeURIComponent('SELECT Id FROM Organization LIMIT 1');
	const url = `${origin}/services/data/v${API_VERSION}/query?q=${soql}`;
	const { headers } = await new N8nTransport(ctx, credentialType).httpRequest({
		method: 'GET',
		url,
		headers: {},
	});
	const now = new Date(headers.date ?? '');
	return Number.isNaN(now.getTime()) ? new Date() : now;
}
