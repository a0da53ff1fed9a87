import { spawnSync } from 'node:child_process';
import { SERVICES } from '../../sandbox/n8n/services';

const PATIENCE_MS = 2_000;

/** Connects and goes away; run by itself, because tests are listed before anything asynchronous can be known. */
const CONNECT = `const [host, port] = process.argv.slice(1);
require('net').connect(Number(port), host).setTimeout(${PATIENCE_MS}, () => process.exit(1))
	.once('error', () => process.exit(1)).once('connect', () => process.exit(0));`;

/** What of queue mode's services does not answer on this machine, in words; nothing when the tests can run. */
function missingService(): string | undefined {
	const services: Array<[string, string, string]> = [
		['PostgreSQL', SERVICES.postgres, '5432'],
		['Redis', SERVICES.redis, '6379'],
	];
	for (const [name, address, usual] of services) {
		const { hostname, port } = new URL(address);
		const { status } = spawnSync(process.execPath, ['-e', CONNECT, hostname, port || usual]);
		if (status !== 0) return `${name} does not answer at ${hostname}:${port || usual}`;
	}
	return undefined;
}

/** A `describe` for tests of queue mode. Where a service is missing they are left out, and their title says why. */
export function describeInQueueMode(title: string, tests: () => void): void {
	const missing = missingService();
	if (missing === undefined) describe(title, tests);
	else {
		process.stderr.write(`\nLeft out, because ${missing}: ${title}\n`);
		describe.skip(`${title} (left out: ${missing})`, tests);
	}
}
