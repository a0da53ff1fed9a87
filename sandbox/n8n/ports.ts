import { createServer } from 'node:net';

/** A port nobody listens on right now: the one preferred when it is free, else one the system picks. */
export async function freePort(preferred = 0): Promise<number> {
	return (await tryPort(preferred)) ?? (await freePort());
}

async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
			else reject(error);
		});
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
		});
	});
}
