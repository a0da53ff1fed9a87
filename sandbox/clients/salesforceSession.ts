import { sign } from 'jsonwebtoken';
import { askFor } from './askFor';
import { CLIENT_ID } from '../salesforce/tenant';

/** The sandbox's org and the PEM key that signs its users in. */
export interface SandboxOrg {
	salesforceUrl: string;
	jwtPrivateKey: string;
}

/** Version of the REST API the sandbox's own tools use. */
export const SALESFORCE_API = '/services/data/v67.0';

const TOKEN_LIFE_S = 180;

/**
 * Signs a user of the sandbox's org in (JWT bearer) and gives an access token. The audience is the org's own address, as
 * for a My Domain.
 * @param at the time in the org, where that is not the machine's
 * @throws {Error} with Salesforce's answer when it refuses
 */
export async function signIn(
	{ salesforceUrl, jwtPrivateKey }: SandboxOrg,
	userName: string,
	at = new Date(),
): Promise<string> {
	const assertion = sign({ iat: Math.floor(at.getTime() / 1_000) }, jwtPrivateKey, {
		algorithm: 'RS256',
		issuer: CLIENT_ID,
		subject: userName,
		audience: salesforceUrl,
		expiresIn: TOKEN_LIFE_S,
	});
	const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
	const { access_token: token } = await askFor<{ access_token: string }>(
		'Salesforce',
		`${salesforceUrl}/services/oauth2/token`,
		{ method: 'POST', body },
	);
	return token;
}

/** One entry of a request to the approvals resource. */
export interface ApprovalRequest {
	actionType: 'Submit' | 'Approve' | 'Reject';
	/** A record to submit, a work item to decide. */
	contextId: string;
	comments?: string;
}

/** The result of one entry. */
export interface ApprovalResult {
	success: boolean;
	errors: unknown[] | null;
}

/** Sends requests to the approvals resource; results come in the same order. */
export async function processApprovals(
	salesforceUrl: string,
	token: string,
	requests: ApprovalRequest[],
): Promise<ApprovalResult[]> {
	return await askFor('Salesforce', `${salesforceUrl}${SALESFORCE_API}/process/approvals/`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ requests }),
	});
}
