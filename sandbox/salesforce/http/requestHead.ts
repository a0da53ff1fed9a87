import type { FastifyRequest } from 'fastify';
import type { Reply } from '../simulation/reply';

/** Address and headers of a request may have this many bytes (application limits cheat sheet). */
export const MAX_REQUEST_HEAD_BYTES = 16_384;

/** The answer to a request whose address, or address and headers together, are too long: a page, not JSON. */
export function checkHead({ raw, url }: FastifyRequest): Reply | undefined {
	if (!url.startsWith('/services/')) return undefined;
	const address = Buffer.byteLength(url);
	// Each header takes a colon, a blank and a line break besides name and value.
	const headers = raw.rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0);
	if (address > MAX_REQUEST_HEAD_BYTES) return page(414, 'URI Too Long');
	if (address + headers > MAX_REQUEST_HEAD_BYTES) return page(431, 'Request Header Fields Too Large');
	return undefined;
}

function page(status: number, title: string): Reply {
	const html = `<html><head><title>Error ${status} - ${title}</title></head><body><h1>${title}</h1></body></html>`;
	return { status, body: html };
}
