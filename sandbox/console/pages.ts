import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};

/** Serves the files of the page from memory; a dozen small ones need no more. `/` is the page itself. */
export function servePage(app: FastifyInstance): void {
	const folder = join(__dirname, 'page');
	for (const name of readdirSync(folder)) {
		const content = readFileSync(join(folder, name));
		const address = name === 'index.html' ? '/' : `/${name}`;
		app.get(address, async (_request, reply) => {
			return await reply
				.header('content-type', TYPES[extname(name)])
				.header('cache-control', 'no-cache')
				.send(content);
		});
	}
}
