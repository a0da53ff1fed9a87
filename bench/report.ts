import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../sandbox/start/progress';
import { load, thisMachine, versions, type Machine } from './machine';

/** What a benchmark hands in. */
export interface Measurement {
	/** How many of what, in words. */
	sample: string;
	headings: string[];
	rows: string[][];
	/** What a reader has to know to read the table. */
	notes: string[];
	/** Names and figures of the last line; flat. */
	headline: Record<string, number>;
	/** Every single value, a list under each name. */
	raw: Record<string, number[]>;
	/** Versions beside those every benchmark has. */
	versions?: Record<string, string>;
}

/** A measurement as it is kept beside the benchmark. Load is the one-minute average. */
export interface Result extends Measurement {
	benchmark: string;
	measuredAt: string;
	machine: Machine;
	versions: Record<string, string>;
	loadBefore: number;
	loadAfter: number;
	seconds: number;
}

/** Measures, keeps the result under `bench/results/` and ends the process, whatever is still open in it. */
export function report(benchmark: string, measure: () => Promise<Measurement>): void {
	// By process.exit, so that what was started, n8n above all, is ended too.
	for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, () => process.exit(1));
	const startedAt = new Date();
	const loadBefore = load();
	measure().then(
		(measurement) => {
			const result: Result = {
				benchmark,
				measuredAt: startedAt.toISOString(),
				machine: thisMachine(),
				...measurement,
				versions: { ...versions(), ...measurement.versions },
				loadBefore,
				loadAfter: load(),
				seconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
			};
			mkdirSync(join(__dirname, 'results'), { recursive: true });
			writeFileSync(fileOf(benchmark), inLines(result));
			process.exit(0);
		},
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
			process.exit(1);
		},
	);
}

/** The last result of a benchmark. */
export function lastResult(benchmark: string): Result {
	return JSON.parse(readFileSync(fileOf(benchmark), 'utf8'));
}

/** A result for a person. */
export function shown({ headings, rows, notes, sample, loadBefore, loadAfter, seconds }: Result): string {
	const frame = `${sample}. Took ${seconds} s; load average ${loadBefore} before, ${loadAfter} after.`;
	return [frame, '', table(headings, rows), ...notes.map((note) => `  ${note}`)].join('\n');
}

function fileOf(benchmark: string): string {
	return join(__dirname, 'results', `${benchmark}.json`);
}

/** Indented, but a list of numbers on one line. */
function inLines(result: Result): string {
	const text = JSON.stringify(result, null, '\t');
	return `${text.replace(/\[[-\d.,\s]+\]/g, (list) => list.replace(/\s+/g, ''))}\n`;
}
