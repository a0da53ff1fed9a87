/**
 * The process that is attacked: n8n's engine with a BILL Trigger of each version, behind n8n's own reading of requests. It
 * tells its parent what happened; what the attacker's process holds in memory is not mixed with its own.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { useBillFor } from './hostedTriggers';

/** What the parent asks, and what it is told. */
export type Question = 'memory' | 'executions';

async function main(): Promise<void> {
	const { N8N_PROGRAM: program = '' } = process.env;
	const unhandled: string[] = [];
	process.on('unhandledRejection', (reason) => unhandled.push(`unhandled: ${String(reason)}`));
	// As n8n does (n8n-core 2.41.1, error-reporter.js): its reader of compressed bodies lets an error of the stream out after
	// it has given up on a body that is too large. What comes from the package counts as a fault.
	process.on('uncaughtException', ({ stack = '' }) => {
		if (/dist\/(nodes|credentials)/.test(stack)) unhandled.push(`uncaught: ${stack}`);
	});
	const { targets, executions, failures } = await useBillFor(program);
	process.on('message', (question: Question) => {
		if (question === 'executions') {
			process.send?.({ executions: executions(), unhandled: [...unhandled, ...failures()] });
		} else {
			void tellMemory();
		}
	});
	process.send?.({ targets });
}

async function tellMemory(): Promise<void> {
	global.gc?.();
	await pause(200); // what finalizers free
	global.gc?.();
	const { heapUsed, external, rss } = process.memoryUsage();
	const mb = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;
	process.send?.({ heapMb: mb(heapUsed), outsideMb: mb(external), residentMb: mb(rss) });
}

process.once('disconnect', () => process.exit(0));
main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exit(1);
});
