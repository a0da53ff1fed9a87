import { Connection } from 'jsforce/lib/connection';
import type { HttpRequest } from 'jsforce/lib/types';
import type { StreamPromise } from 'jsforce/lib/util/promise';
import { UserError } from 'n8n-workflow';
import { API_VERSION } from './apiVersion';
import type {
	SalesforceCredentialType,
	SalesforceJwtCredential,
	SalesforceOAuth2Credential,
} from './credential';
import { myDomainOrigin } from './myDomain';
import { assertStaysInPath, N8nTransport, type SalesforceContext } from './n8nTransport';

/**
 * jsforce's connection with n8n underneath: jsforce knows the paths and shapes of Salesforce's API, n8n knows the
 * token. jsforce itself never sees a token and never opens a socket.
 */
export class SalesforceConnection extends Connection {
	constructor(
		private readonly ctx: SalesforceContext,
		/** The credential every request is signed with. */
		readonly credentialType: SalesforceCredentialType,
		/** The origin of the org, without a slash at its end. */
		readonly origin: string,
		/** Tells credentials of one type apart, for what is kept between runs. */
		readonly credentialKey: string,
	) {
		super({ instanceUrl: origin, version: API_VERSION });
		this.n8nTransport = new N8nTransport(ctx, credentialType);
	}

	private readonly n8nTransport: N8nTransport;

	/** @throws NodeOperationError for a path that would lead elsewhere; for requests that travel inside another one */
	assertStaysInPath(path: string): void {
		assertStaysInPath(this.ctx, path);
	}

	/**
	 * One request with its answer as it came, headers included; `request` gives neither (docs/decisions/018). `path` begins
	 * behind the API version.
	 * @throws what `request` throws
	 */
	async exchange(
		method: HttpRequest['method'],
		path: string,
		more: { headers?: Record<string, string>; body?: object } = {},
	): Promise<{ headers: Record<string, string>; body: unknown }> {
		const { headers, body } = await this.n8nTransport.httpRequest({
			method,
			url: `${this.origin}/services/data/v${API_VERSION}${path}`,
			headers: { ...(more.body && { 'content-type': 'application/json' }), ...more.headers },
			...(more.body && { body: JSON.stringify(more.body) }),
		});
		return { headers: headers ?? {}, body: body === '' ? undefined : JSON.parse(String(body)) };
	}

	override request<R = unknown>(request: string | HttpRequest, options: object = {}): StreamPromise<R> {
		return super.request<R>(request, { ...options, transport: this.n8nTransport });
	}
}

/**
 * A connection for one run of a node. Costs no request; the first one logs in where there is no session yet.
 *
 * @throws UserError when My Domain URL is not the address of an org, or an OAuth2 credential was never connected
 */
export async function connect(
	ctx: SalesforceContext,
	credentialType: SalesforceCredentialType,
): Promise<SalesforceConnection> {
	const credential = await ctx.getCredentials<SalesforceJwtCredential & SalesforceOAuth2Credential>(
		credentialType,
	);
	refuseUnconnected(credentialType, credential);
	const credentialId = ctx.getNode().credentials?.[credentialType]?.id ?? '';
	return new SalesforceConnection(
		ctx,
		credentialType,
		myDomainOrigin(credential.myDomainUrl),
		`${credentialType} ${credentialId}`,
	);
}

/** n8n would only say that it cannot sign without a token. */
function refuseUnconnected(type: SalesforceCredentialType, credential: SalesforceOAuth2Credential): void {
	const needsConsent = type === 'salesforceApprovalOAuth2Api' && credential.grantType !== 'clientCredentials';
	if (!needsConsent || credential.oauthTokenData?.access_token) return;
	throw new UserError('The Salesforce OAuth2 credential is not connected. Open it and select Connect.');
}
