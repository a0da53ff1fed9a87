import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface StartOptions {
	mode: 'interactive' | 'headless' | 'simulatorsOnly';
	/** Invoices to load; a headless run approves all of them. */
	invoices: number;
}

const DEFAULT_INVOICES = 200;

/**
 * Reads the command line.
 * @throws Error that names the option to change
 */
export function readOptions(words: string[]): StartOptions {
	const { values } = parseArgs({
		args: words,
		options: {
			headless: { type: 'boolean', default: false },
			'simulators-only': { type: 'boolean', default: false },
			invoices: { type: 'string', default: String(DEFAULT_INVOICES) },
		},
	});
	const invoices = Number(values.invoices);
	if (!Number.isInteger(invoices) || invoices < 1) {
		throw new Error(`--invoices takes a whole number of at least 1, not "${values.invoices}".`);
	}
	if (values.headless && values['simulators-only']) {
		throw new Error('--headless needs n8n, and --simulators-only leaves it out: choose one.');
	}
	if (values.headless) return { mode: 'headless', invoices };
	return { mode: values['simulators-only'] ? 'simulatorsOnly' : 'interactive', invoices };
}
