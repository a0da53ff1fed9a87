import { PassThrough } from 'node:stream';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types';
import { Transport } from 'jsforce/lib/transport';
import { StreamPromise } from 'jsforce/lib/util/promise';
import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	ITriggerFunctions,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError, sleep } from 'n8n-workflow';
import { redactText } from '../../shared/redaction';
import { hasDotSegment } from '../../shared/transport/dotSegment';
import { isKept, keepCall, noteIntent } from '../../shared/transport/keptCalls';
import { retryAfterMs } from '../../shared/transport/retryAfter';
import { parseOrKeep } from '../../shared/values/json';
import { attempt } from './attempt';
import type { SalesforceCredentialType } from './credential';
import { networkCode, NoAnswerError, wasNeverSent } from './noAnswer';
import { decodeRefusal, SalesforceRefusedError } from './refusal';
import { isOutcomeOpen, isWorthRepeating, waitMsBefore } from './retryRule';

/** Every n8n context this package talks to Salesforce from. */
export type SalesforceContext =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| ITriggerFunctions
	| IPollFunctions;

/** n8n's full response, with the body left as text for jsforce to parse. */
interface FullResponse {
	statusCode: number;
	headers: Record<string, string>;
	body: unknown;
}

/**
 * Sends jsforce's requests through n8n, so that n8n signs them, renews the token on 401 and applies its proxy and
 * network rules. Refusals are thrown as `SalesforceRefusedError`, broken connections as `NoAnswerError`, worth repeating or not as `isWorthRepeating` says.
 */
export class N8nTransport extends Transport {
	constructor(
		private readonly ctx: SalesforceContext,
		private readonly credentialType: SalesforceCredentialType,
	) {
		super();
	}

	override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
		// jsforce pipes the stream it gets here into its own; the answer travels by the promise alone.
		return StreamPromise.create(() => ({ stream: new PassThrough(), promise: this.send(request) }));
	}

	private async send(request: HttpRequest): Promise<HttpResponse> {
		assertStaysInPath(this.ctx, request.url);
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.sendAndKeep(request);
			} catch (failure) {
				if (!isWorthRepeating(request.method, failure, attempt)) throw toRefusal(request.method, failure);
				await sleep(waitMsBefore(attempt + 1));
			}
		}
	}

	private async sendAndKeep(request: HttpRequest): Promise<HttpResponse> {
		if (!isKept()) return await this.sendOnce(request);
		const { method, url, body } = request;
		const asked = { system: 'Salesforce', method, url, request: body };
		const noted = isReading(request) ? {} : await noteIntent(asked);
		if ('obstacle' in noted) throw noted.obstacle;
		const startedMs = performance.now();
		const keep = (status: number, answer: unknown, reason?: string) => {
			const milliseconds = performance.now() - startedMs;
			keepCall({ ...asked, status, reason, milliseconds, answer, at: noted.at });
		};
		const sent = await attempt(async () => await this.sendOnce(request));
		if ('value' in sent) {
			keep(sent.value.statusCode, sent.value.body);
			return sent.value;
		}
		const refusal = toRefusal(request.method, sent.failure);
		if (refusal instanceof SalesforceRefusedError) keep(refusal.status, refusal.entries);
		else keep(0, null, refusal instanceof Error ? redactText(refusal.message) : undefined);
		throw sent.failure;
	}

	private async sendOnce(request: HttpRequest): Promise<HttpResponse> {
		const options: IHttpRequestOptions = {
			method: request.method as IHttpRequestOptions['method'],
			url: request.url,
			headers: withoutLength(request.headers),
			...(typeof request.body === 'string' && { body: request.body }),
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
			sendCredentialsOnCrossOriginRedirect: false,
		};
		const response: FullResponse = await this.ctx.helpers.httpRequestWithAuthentication.call(
			this.ctx,
			this.credentialType,
			options,
		);
		if (response.statusCode >= 300) {
			const refusal = decodeRefusal(response.statusCode, response.body);
			const waitMs = retryAfterMs(response.headers, Date.now());
			if (waitMs !== undefined) refusal.retryAtMs = Date.now() + waitMs;
			throw refusal;
		}
		return { statusCode: response.statusCode, headers: response.headers, body: asText(response.body) };
	}
}

/** Every request passes here, those inside a composite one as well, so no operation can forget it. */
export function assertStaysInPath(ctx: SalesforceContext, address: string): void {
	if (!hasDotSegment(address)) return;
	throw new NodeOperationError(ctx.getNode(), 'An ID that is "." or ".." would lead to another address', {
		description: 'Enter the ID, or the external ID, of the record.',
		level: 'warning',
		failure: { cause: 'configuration-invalid' },
	});
}

/** A query too long for an address travels inside a composite request, which may hold nothing but readings. */
function isReading({ method, url, body }: HttpRequest): boolean {
	if (method === 'GET') return true;
	if (!url.endsWith('/composite') || typeof body !== 'string') return false;
	const { compositeRequest } = Object(parseOrKeep(body)) as {
		compositeRequest?: Array<{ method?: unknown }>;
	};
	return compositeRequest?.every((one) => one.method === 'GET') ?? false;
}

/** n8n counts the bytes itself. */
function withoutLength(headers: HttpRequest['headers'] = {}): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'),
	);
}

function asText(body: unknown): string {
	return typeof body === 'string' ? body : JSON.stringify(body ?? '');
}

/**
 * What is thrown in the end, with a write marked whose outcome is open. A 401 that stayed after n8n renewed the token and
 * a broken connection arrive as n8n's own errors; everything else passes unchanged.
 */
function toRefusal(method: string, failure: unknown): unknown {
	if (failure instanceof SalesforceRefusedError) {
		return isOutcomeOpen(method, failure)
			? new SalesforceRefusedError(failure.status, failure.entries, true, failure.fix)
			: failure;
	}
	const broken = networkCode(failure);
	if (broken !== undefined) {
		const mayHaveArrived = method !== 'GET' && !wasNeverSent(broken);
		return new NoAnswerError(broken, mayHaveArrived, { cause: failure });
	}
	if (!(failure instanceof NodeApiError) || failure.httpCode !== '401') return failure;
	const response = (failure.cause as { response?: { data?: unknown } } | undefined)?.response;
	return decodeRefusal(
		401,
		response?.data ?? [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
	);
}
