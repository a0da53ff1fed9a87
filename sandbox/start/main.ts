import { runHeadless } from './headless';
import { runInteractive, runSimulators } from './interactive';
import { readOptions } from './options';

/** Runs what the command line asks for. Started by `sandbox/start.mjs`, which has installed what this needs. */
async function main(): Promise<number> {
	const { mode, invoices } = readOptions(process.argv.slice(2));
	const interrupted = interruption();
	if (mode === 'simulatorsOnly') {
		await runSimulators(invoices, interrupted);
		return 0;
	}
	const { N8N_PROGRAM: n8nProgram } = process.env;
	if (n8nProgram === undefined)
		throw new Error('Start this with "npm start": it installs n8n and says where it is.');
	if (mode === 'headless') return (await runHeadless(n8nProgram, invoices, interrupted)) ? 0 : 1;
	await runInteractive(n8nProgram, invoices, interrupted);
	return 0;
}

/** Aborts on Ctrl+C, on a request to end, and when the starter is gone. */
function interruption(): AbortSignal {
	const controller = new AbortController();
	const interrupt = () => controller.abort(new Error('Interrupted.'));
	process.on('SIGTERM', interrupt);
	process.on('disconnect', interrupt);
	process.on('SIGINT', interrupt);
	return controller.signal;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
		// Where it happened helps only who knows the code.
		if (error instanceof Error && process.env.DEBUG) process.stderr.write(`${error.stack}\n`);
		process.exit(1);
	},
);
