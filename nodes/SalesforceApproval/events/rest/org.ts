import type { ITriggerFunctions } from 'n8n-workflow';
import { connect } from '../../transport/connection';
import type { SalesforceCredentialType } from '../../transport/credential';
import { NeedsPersonError } from '../source/source';

/** The org a credential leads to right now. */
export interface Org {
	/** 18 characters; '' where Salesforce does not say. */
	organizationId: string;
	/** The time by Salesforce's clock, to the second: events carry times of that clock, and n8n's may be off. */
	now: Date;
}

/**
 * Asks which org the credential leads to and what time it is there. One REST call.
 *
 * @throws SalesforceRefusedError, or n8n's NodeApiError when the org cannot be reached
 */
export async function askOrg(ctx: ITriggerFunctions, credentialType: SalesforceCredentialType): Promise<Org> {
	const salesforce = await connect(ctx, credentialType);
	const soql = encodeURIComponent('SELECT Id FROM Organization LIMIT 1');
	const { headers, body } = await salesforce.exchange('GET', `/query?q=${soql}`);
	const { records } = body as { records: Array<{ Id: string }> };
	const now = new Date(headers.date ?? '');
	return {
		organizationId: records[0]?.Id ?? '',
		now: Number.isNaN(now.getTime()) ? new Date() : now,
	};
}

/**
 * Refuses an org that the stored position does not belong to: there it would mean something else, or nothing. n8n then
 * activates the trigger anew, and it starts afresh in the other org.
 * @throws {NeedsPersonError} naming both
 */
export function refuseOtherOrg(expected: string, organizationId: string): void {
	if (organizationId === '' || organizationId === expected) return;
	throw new NeedsPersonError(
		`The credential now leads to another Salesforce org (${organizationId}) than the one this trigger was reading (${expected})`,
		'If that is what you want, you need not do anything: the trigger starts over in the new org, as set in Start From. Otherwise correct the credential.',
	);
}
