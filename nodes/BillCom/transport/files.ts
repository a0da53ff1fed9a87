import type { Readable } from 'node:stream';
import { parseOrKeep } from '../../shared/values/json';
import { type BillCredential, laneKey } from './credential';
import { deliver } from './delivery';
import { unreachableError } from './errors';
import { discard, readUpTo, TooLarge } from './fileStream';
import { isPrivateHost } from './privateHost';
import { credentialOf } from './request';
import { type BillContext, Redirection } from './wire';
import { REQUEST_TIMEOUT_MS } from './wireOptions';

/** 6 MB, read in the stricter way (BILL documents-attachments, 2026-11). */
export const MAX_FILE_BYTES = 6_000_000;
/** Where one link leads to the next, so often at most. */
const MAX_HOPS = 5;

/** A file to send to BILL. */
export interface BillUpload<T> {
	/** Continues "BILL did not …". */
	intent: string;
	/** From `/v3/` on. */
	path: string;
	fileName: string;
	bytes: Buffer;
	itemIndex: number;
	/** Whether the answer says what became of the file; where not, the outcome is unknown. */
	isAnswered: (body: unknown) => boolean;
	decode: (body: unknown) => T;
}

/** A file to fetch from a link BILL gave. */
export interface BillDownload {
	/** Continues "BILL did not …". */
	intent: string;
	link: string;
	/** A larger file is cut off and refused. */
	maxBytes: number;
	itemIndex: number;
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
		isAnswered: (answer) => upload.isAnswered(parseOrKeep(answer)),
	});
	return upload.decode(parseOrKeep(body));
}

/** Why a file was not fetched, or not whole. */
export class DownloadRefused extends Error {
	constructor(
		readonly reason: 'fileTooLarge' | 'linkRefused',
		message: string,
	) {
		super(message);
	}
}

/**
 * Fetches the bytes behind a `downloadLink`. The session goes only to hosts of BILL; any other host, also one that BILL
 * sends us on to, gets a request without it (BILL getdocument and getdownloadlink, 2026-11; the host of these links is not
 * documented).
 *
 * @throws DownloadRefused for a file above `maxBytes`, and for a link that leads into a private network
 */
export async function billDownload(ctx: BillContext, download: BillDownload): Promise<Buffer> {
	const credential = await credentialOf(ctx);
	let link = toLink(ctx, download, download.link, credential.bases.connect);
	for (let hops = 0; hops < MAX_HOPS; hops += 1) {
		const answer = isHostOfBill(credential, link)
			? await fetchInSession(ctx, credential, link, download)
			: await fetchWithoutSession(ctx, credential, link, download);
		if (answer instanceof TooLarge) throw tooLarge(answer);
		if (!(answer instanceof Redirection)) return toBytes(answer);
		link = toLink(ctx, download, answer.location, link.href);
	}
	throw unreachable(ctx, download, link, `the link was redirected more than ${MAX_HOPS} times`);
}

/** n8n would take the session along to wherever BILL sends us on to, so redirects are not followed by themselves. */
async function fetchInSession(
	ctx: BillContext,
	credential: BillCredential,
	{ href, pathname }: URL,
	{ intent, itemIndex, maxBytes }: BillDownload,
): Promise<unknown> {
	const isAnswered = (answer: unknown) =>
		answer instanceof Redirection || answer instanceof TooLarge || toBytes(answer).length > 0;
	return await deliver(ctx, {
		call: { intent, method: 'GET', path: pathname, itemIndex },
		credential,
		laneKey: laneKey(credential),
		isRepeatable: true,
		request: {
			options: { method: 'GET', url: href, maxBytes },
			isExpired: (outcome) => outcome.kind === 'answer' && outcome.status === 401,
		},
		isAnswered,
	});
}

/** Each hop is checked: a host of the internet may send us on into the network n8n runs in. */
async function fetchWithoutSession(
	ctx: BillContext,
	{ bases }: BillCredential,
	link: URL,
	download: BillDownload,
): Promise<Buffer | TooLarge | Redirection> {
	const isOwnHost = Object.values(bases).some((base: string) => new URL(base).hostname === link.hostname);
	const isWeb = link.protocol === 'https:' || link.protocol === 'http:';
	if (!isWeb || (!isOwnHost && (await isPrivateHost(link.hostname)))) throw refusedLink(link);
	try {
		const { statusCode, headers, body } = (await ctx.helpers.httpRequest({
			method: 'GET',
			url: link.href,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: REQUEST_TIMEOUT_MS,
		})) as { statusCode: number; headers: { location?: string }; body: Readable };
		if (statusCode < 300) return await readUpTo(body, download.maxBytes);
		discard(body);
		if (statusCode < 400 && headers.location) return new Redirection(headers.location);
		throw new Error(`it answered with status ${statusCode}`);
	} catch (cause) {
		throw unreachable(ctx, download, link, cause instanceof Error ? cause.message : 'no answer');
	}
}

function tooLarge({ maxBytes }: TooLarge): DownloadRefused {
	const limit = `The file is larger than the Size Limit of ${maxBytes / 1_000_000} MB, so the download was stopped.`;
	return new DownloadRefused(
		'fileTooLarge',
		`${limit} Raise Size Limit in Options, or get the file in BILL.`,
	);
}

/** Links can hold keys of their own, so only the host is named. */
function refusedLink({ protocol, host }: URL): DownloadRefused {
	const where = host || protocol;
	const what = `BILL's link leads to ${where}, which is not a public internet host, so nothing was downloaded.`;
	return new DownloadRefused('linkRefused', `${what} Get the file in BILL, and ask BILL about this link.`);
}

function toLink(ctx: BillContext, download: BillDownload, text: string, base: string): URL {
	if (text && URL.canParse(text, base)) return new URL(text, base);
	throw unreachable(
		ctx,
		download,
		new URL(base),
		text ? 'its link is not a valid address' : 'it gave no link',
	);
}

/** Links can hold keys of their own, so only the host is named. */
function unreachable(ctx: BillContext, { intent, itemIndex }: BillDownload, { host }: URL, reason: string) {
	return unreachableError(
		ctx.getNode(),
		{ intent, method: 'GET', path: host, itemIndex },
		`${host}, ${reason}`,
	);
}

/** The hosts of the credential, and in BILL's own environments every host under bill.com. */
function isHostOfBill({ bases, environment }: BillCredential, { protocol, hostname, origin }: URL): boolean {
	if (Object.values(bases).some((base: string) => new URL(base).origin === origin)) return true;
	return environment !== 'custom' && protocol === 'https:' && hostname.endsWith('.bill.com');
}

function toBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body instanceof ArrayBuffer) return Buffer.from(body);
	return Buffer.from(typeof body === 'string' ? body : '');
}
