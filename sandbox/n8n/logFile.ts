import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** More than anybody reads of a log, less than what a month of it holds. */
const READ_AT_MOST = 2_000_000;

/**
 * The log that a process writes by itself, into a file. A pipe would end with whoever reads it, and n8n without a reader does
 * nothing any more but complain, into the same pipe, that it cannot write.
 */
export class LogFile {
	/** For the process to write to, behind what earlier ones wrote. */
	readonly handle: number;
	private from: number;

	constructor(private readonly file: string) {
		this.handle = openSync(file, 'a');
		this.from = fstatSync(this.handle).size;
	}

	/** The process has got its own handle. */
	handedOver(): void {
		closeSync(this.handle);
	}

	/** What it has written; of a long log the end. Nothing once somebody has deleted the file. */
	text(): string {
		try {
			return this.read().toString('utf8');
		} catch {
			return '';
		}
	}

	/** The last lines of that. */
	tail(lines: number): string {
		return this.text().trimEnd().split('\n').slice(-lines).join('\n');
	}

	/** What was written so far does not count any more. */
	forget(): void {
		this.from = statSync(this.file).size;
	}

	private read(): Buffer {
		const handle = openSync(this.file, 'r');
		try {
			const end = fstatSync(handle).size;
			const from = Math.max(this.from, end - READ_AT_MOST);
			const bytes = Buffer.alloc(Math.max(0, end - from));
			return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from));
		} finally {
			closeSync(handle);
		}
	}
}
