import { Readable } from 'node:stream';

/** A file that is larger than what was allowed; the rest of it was not fetched. */
export class TooLarge {
	constructor(readonly maxBytes: number) {}
}

/** So long a file may pause. n8n's own time limit ends with the first byte of a stream. */
const PAUSE_MS = 30_000;

/** The bytes of a stream. One that grows above `maxBytes` is cut off there, so that no file fills the memory. */
export async function readUpTo(stream: Readable, maxBytes: number): Promise<Buffer | TooLarge> {
	const chunks: Buffer[] = [];
	let length = 0;
	const stalled = setTimeout(() => stream.destroy(new Error('the download broke off')), PAUSE_MS);
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			stalled.refresh();
			length += chunk.length;
			// Leaving the loop destroys the stream, and with it the connection.
			if (length > maxBytes) return new TooLarge(maxBytes);
			chunks.push(chunk);
		}
		return Buffer.concat(chunks);
	} finally {
		clearTimeout(stalled);
	}
}

/** Lets go of an answer nobody reads. */
export function discard(body: unknown): void {
	if (body instanceof Readable) body.destroy();
}
