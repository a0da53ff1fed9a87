import { API_VERSION } from './apiVersion';
import { attempt } from './attempt';
import type { SalesforceConnection } from './connection';
import { decodeRefusal, SalesforceRefusedError } from './refusal';

/**
 * Reads what a GET of `path` (behind the API version) would answer, with the path in the body of a composite call, for
 * paths longer than an address may be (REST guide, Composite: a subrequest may be a query). Whether Salesforce limits the
 * path there as well is not documented; if it does, its answer is 414.
 *
 * @throws SalesforceRefusedError of the subrequest or of the whole call. Nothing was changed, whatever it is
 */
export async function readInBody<T>(
	salesforce: SalesforceConnection,
	path: string,
	headers: Record<string, string>,
): Promise<T> {
	const url = `/services/data/v${API_VERSION}${path}`;
	const compositeRequest = [{ method: 'GET', url, referenceId: 'read', httpHeaders: headers }];
	const answer = await attempt(
		async () =>
			await salesforce.exchange('POST', '/composite', { body: { allOrNone: false, compositeRequest } }),
	);
	if (!('value' in answer)) throw asRead(answer.failure);
	const { compositeResponse = [] } = (answer.value.body ?? {}) as {
		compositeResponse?: Array<{ httpStatusCode: number; body: T }>;
	};
	const [reply] = compositeResponse;
	if (reply && reply.httpStatusCode < 300) return reply.body;
	throw decodeRefusal(reply?.httpStatusCode ?? 200, reply?.body ?? 'Salesforce answered without a result');
}

/** A POST that only reads leaves nothing open. */
function asRead(failure: unknown): unknown {
	if (!(failure instanceof SalesforceRefusedError) || !failure.isOutcomeOpen) return failure;
	return new SalesforceRefusedError(failure.status, failure.entries, false, failure.fix);
}
