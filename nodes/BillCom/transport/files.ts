import type { Readable } from 'node:stream';
import { parseOrKeep } from '../../shared/values/json';
import type { Connection } from './connection';
import type { BillCredential } from './credential';
import { deliver } from './delivery';
import { unreachableError } from './errors';
import { discard, readUpTo, TooLarge } from './fileStream';
import { isPrivateHost } from './privateHost';
import { Redirection } from './wire';
import { REQUEST_TIMEOUT_MS } from './clock';

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
}

/**
 * Sends bytes as they are. Sent once: what an unclear outcome left behind is found by listing the files.
 */
export async function upload<T>(connection: Connection, file: BillUpload<T>): Promise<T> {
	const { credential, itemIndex } = connection;
	const body = await deliver(connection, {
		call: { intent: file.intent, method: 'POST', path: file.path, itemIndex },
		isRepeatable: false,
		request: {
			options: {
				method: 'POST',
				url: `${credential.bases.connect}${file.path}`,
				qs: { name: file.fileName },
				headers: { 'content-type': 'application/octet-stream' },
				body: file.bytes,
			},
			isExpired: (outcome) => outcome.kind === 'answer' && outcome.status === 401,
		},
		isAnswered: (answer) => file.isAnswered(parseOrKeep(answer)),
	});
	return file.decode(parseOrKeep(body));
}

/** Why a file was not fetched, or not whole. */
export class DownloadRefusedError extends Error {
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
 * @throws DownloadRefusedError for a file above `maxBytes`, and for a link that leads into a private network
 */
export async function download(connection: Connection, file: BillDownload): Promise<Buffer> {
	const { credential } = connection;
	let link = toLink(connection, file, file.link, credential.bases.connect);
	for (let hops = 0; hops < MAX_HOPS; hops += 1) {
		const answer = isHostOfBill(credential, link)
			? await fetchInSession(connection, link, file)
			: await fetchWithoutSession(connection, link, file);
		if (answer instanceof TooLarge) throw tooLarge(answer);
		if (!(answer instanceof Redirection)) return toBytes(answer);
		link = toLink(connection, file, answer.location, link.href);
	}
	throw unreachable(connection, file, link, `the link was redirected more than ${MAX_HOPS} times`);
}

/** n8n would take the session along to wherever BILL sends us on to, so redirects are not followed by themselves. */
async function fetchInSession(
	connection: Connection,
	{ href, pathname }: URL,
	{ intent, maxBytes }: BillDownload,
): Promise<unknown> {
	const isAnswered = (answer: unknown) =>
		answer instanceof Redirection || answer instanceof TooLarge || toBytes(answer).length > 0;
	return await deliver(connection, {
		call: { intent, method: 'GET', path: pathname, itemIndex: connection.itemIndex },
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
	connection: Connection,
	link: URL,
	file: BillDownload,
): Promise<Buffer | TooLarge | Redirection> {
	const { ctx, credential } = connection;
	const isOwnHost = Object.values(credential.bases).some(
		(base: string) => new URL(base).hostname === link.hostname,
	);
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
		if (statusCode < 300) return await readUpTo(body, file.maxBytes);
		discard(body);
		if (statusCode < 400 && headers.location) return new Redirection(headers.location);
		throw new Error(`it answered with status ${statusCode}`);
	} catch (cause) {
		throw unreachable(connection, file, link, cause instanceof Error ? cause.message : 'no answer');
	}
}

function tooLarge({ maxBytes }: TooLarge): DownloadRefusedError {
	const limit = `The file is larger than the Size Limit of ${maxBytes / 1_000_000} MB, so the download was stopped.`;
	return new DownloadRefusedError(
		'fileTooLarge',
		`${limit} Raise Size Limit in Options, or get the file in BILL.`,
	);
}

/** Links can hold keys of their own, so only the host is named. */
function refusedLink({ protocol, host }: URL): DownloadRefusedError {
	const where = host || protocol;
	const what = `BILL's link leads to ${where}, which is not a public internet host, so nothing was downloaded.`;
	return new DownloadRefusedError(
		'linkRefused',
		`${what} Get the file in BILL, and ask BILL about this link.`,
	);
}

function toLink(connection: Connection, file: BillDownload, text: string, base: string): URL {
	if (text && URL.canParse(text, base)) return new URL(text, base);
	throw unreachable(
		connection,
		file,
		new URL(base),
		text ? 'its link is not a valid address' : 'it gave no link',
	);
}

/** Links can hold keys of their own, so only the host is named. */
function unreachable(
	{ ctx, itemIndex }: Connection,
	{ intent }: BillDownload,
	{ host }: URL,
	reason: string,
) {
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
