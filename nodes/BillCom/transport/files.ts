import type { IHttpRequestOptions } from 'n8n-workflow';
import { type BillCredential, laneKey } from './credential';
import { deliver } from './delivery';
import { unreachableError } from './errors';
import { credentialOf } from './request';
import type { BillContext } from './wire';
import { REQUEST_TIMEOUT_MS } from './wireOptions';

/** BILL documents-attachments, 2026-11. */
export const MAX_FILE_BYTES = 6 * 1024 * 1024;

/** A file to send to BILL. */
export interface BillUpload<T> {
	/** Continues "BILL did not …". */
	intent: string;
	/** From `/v3/` on. */
	path: string;
	fileName: string;
	bytes: Buffer;
	itemIndex: number;
	decode: (body: unknown) => T;
}

/**
 * Sends bytes as they are. Sent once: what an unclear outcome left behind is found by listing the files. Errors as in
 * `billRequest`.
 */
export async function billUpload<T>(ctx: BillContext, upload: BillUpload<T>): Promise<T> {
	const credential = await credentialOf(ctx);
	const body = await deliver(ctx, {
		call: { intent: upload.intent, method: 'POST', path: upload.path, itemIndex: upload.itemIndex },
		credential,
		laneKey: laneKey(credential),
		isRepeatable: false,
		request: {
			options: {
				method: 'POST',
				url: `${credential.bases.connect}${upload.path}`,
				qs: { name: upload.fileName },
				headers: { 'content-type': 'application/octet-stream' },
				body: upload.bytes,
			},
			isExpired: (outcome) => outcome.kind === 'answer' && outcome.status === 401,
		},
	});
	return upload.decode(typeof body === 'string' ? parsed(body) : body);
}

/**
 * Fetches the bytes behind a `downloadLink`. The session goes only to hosts of BILL; any other host gets a request
 * without it (BILL getdocument and getdownloadlink, 2026-11; the host of these links is not documented).
 */
export async function billDownload(
	ctx: BillContext,
	download: { intent: string; link: string; itemIndex: number },
): Promise<Buffer> {
	const credential = await credentialOf(ctx);
	const options: IHttpRequestOptions = { method: 'GET', url: download.link, encoding: 'arraybuffer' };
	if (!isHostOfBill(credential, download.link)) return await fetchWithoutSession(ctx, options, download);
	const body = await deliver(ctx, {
		call: {
			intent: download.intent,
			method: 'GET',
			path: new URL(download.link).pathname,
			itemIndex: download.itemIndex,
		},
		credential,
		laneKey: laneKey(credential),
		isRepeatable: true,
		request: { options, isExpired: (outcome) => outcome.kind === 'answer' && outcome.status === 401 },
		isAnswered: (answer) => toBytes(answer).length > 0,
	});
	return toBytes(body);
}

async function fetchWithoutSession(
	ctx: BillContext,
	options: IHttpRequestOptions,
	{ intent, itemIndex }: { intent: string; itemIndex: number },
): Promise<Buffer> {
	try {
		return toBytes(await ctx.helpers.httpRequest({ ...options, timeout: REQUEST_TIMEOUT_MS }));
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : 'no answer';
		throw unreachableError(ctx.getNode(), { intent, method: 'GET', path: options.url, itemIndex }, reason);
	}
}

/** The hosts of the credential, and in BILL's own environments every host under bill.com. */
function isHostOfBill({ bases, environment }: BillCredential, link: string): boolean {
	const { protocol, hostname, origin } = new URL(link);
	if (Object.values(bases).some((base: string) => new URL(base).origin === origin)) return true;
	return environment !== 'custom' && protocol === 'https:' && hostname.endsWith('.bill.com');
}

function toBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body instanceof ArrayBuffer) return Buffer.from(body);
	return Buffer.from(typeof body === 'string' ? body : '');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
