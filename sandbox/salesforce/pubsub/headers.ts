import type { Metadata } from '@grpc/grpc-js';
import type { RefusalCode } from './refusals';

/** Decides whether a token of that org may use the bus. Calling it counts as use of the session. */
export type Authorize = (accessToken: string, instanceUrl: string, tenantId: string) => boolean;

const TENANT_ID_LENGTH = 18;

/**
 * Checks the three headers every call needs. The tenant is the 18-character org id: the 15 characters that Setup pages
 * show are refused.
 */
export function refusedHeaders(metadata: Metadata, authorize: Authorize): RefusalCode | undefined {
	const [accessToken, instanceUrl, tenantId] = ['accesstoken', 'instanceurl', 'tenantid'].map((name) =>
		String(metadata.get(name)[0] ?? '').trim(),
	);
	const isComplete = accessToken !== '' && URL.canParse(instanceUrl) && tenantId.length === TENANT_ID_LENGTH;
	if (!isComplete) return 'service.auth.headers.invalid';
	return authorize(accessToken, instanceUrl, tenantId) ? undefined : 'service.auth.error';
}
