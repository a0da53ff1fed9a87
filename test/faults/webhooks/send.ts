import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { RawRequest } from './requests';

const PATIENCE_MS = 60_000;
const PIECES = 4;
const PIECE_PAUSE_MS = 40;

/** What came back: no status where the connection ended without one. */
export interface Reply {
	status: number | undefined;
	body: string;
}

/** Sends the bytes as they are: no client would let half of these requests out. */
export async function send(origin: string, request: RawRequest): Promise<Reply> {
	const { hostname, port, host } = new URL(origin);
	const head = Buffer.from(
		[
			`${request.method} ${request.path} HTTP/1.1`,
			`Host: ${host}`,
			'Connection: close',
			...(isLengthGiven(request) ? [] : [`Content-Length: ${request.body.length}`]),
			...request.headers,
			'\r\n',
		].join('\r\n'),
		'latin1',
	);
	const socket = connect({ host: hostname, port: Number(port) });
	const chunks: Buffer[] = [];
	socket.on('data', (chunk: Buffer) => chunks.push(chunk));
	socket.setTimeout(request.patienceMs ?? PATIENCE_MS, () => socket.destroy());
	// n8n may hang up while we still write; that is an answer, too.
	const ended = new Promise<void>((resolve) => {
		socket.on('error', () => resolve());
		socket.on('close', () => resolve());
	});
	const write = async (bytes: Buffer) => {
		if (socket.destroyed || socket.write(bytes)) return;
		await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), ended]);
	};
	await write(head);
	if (request.manner === 'whole') await write(request.body);
	else await inPieces(request, write);
	if (request.manner === 'cut') socket.destroy();
	// A length that is not the body's would have n8n wait for more.
	else if (isLengthGiven(request)) socket.end();
	await ended;
	socket.destroy();
	return replyIn(Buffer.concat(chunks).toString('latin1'));
}

async function inPieces(
	{ body, manner }: RawRequest,
	write: (bytes: Buffer) => Promise<void>,
): Promise<void> {
	const most = manner === 'cut' ? PIECES - 1 : PIECES;
	for (let piece = 0; piece < most; piece += 1) {
		const at = (part: number) => Math.floor((body.length * part) / PIECES);
		await write(body.subarray(at(piece), at(piece + 1)));
		await pause(PIECE_PAUSE_MS);
	}
}

function isLengthGiven({ headers }: RawRequest): boolean {
	return headers.some((line) => /^(content-length|transfer-encoding):/i.test(line));
}

function replyIn(text: string): Reply {
	const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
	// 100 Continue comes before the answer itself.
	if (status === '100') return replyIn(text.slice(text.indexOf('\r\n\r\n') + 4));
	const from = text.indexOf('\r\n\r\n');
	return { status: status === undefined ? undefined : Number(status), body: text.slice(from + 4) };
}
