import { connect } from 'node:net';
import { createServer } from 'node:tls';

/**
 * A TLS door in front of a server without TLS: what comes in is decrypted and passed on as it is. Both subscribers go
 * through it, because salesforce-pubsub-api-client speaks TLS only. Returns its port.
 */
export async function openTlsDoor(
	targetPort: number,
	{ key, cert }: { key: string; cert: string },
): Promise<number> {
	const server = createServer({ key, cert, ALPNProtocols: ['h2'], noDelay: true }, (outside) => {
		const inside = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
		outside.pipe(inside).pipe(outside);
		// One side gone, the other goes too; the subscriber finds out by itself.
		outside.on('error', () => inside.destroy()).on('close', () => inside.destroy());
		inside.on('error', () => outside.destroy()).on('close', () => outside.destroy());
	});
	return await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : 0);
		});
	});
}
