import {
	appendFileSync,
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Row } from './rows';

/** Appended text after which the file is written afresh, so that replaced rows do not pile up. */
const REWRITE_AFTER_CHARACTERS = 64_000_000;

/** One line of the file: collection, id, row. A removed row is null. */
type Line = [collection: string, id: string, row: Row | null];

function isLine(value: unknown): value is Line {
	return (
		Array.isArray(value) &&
		value.length === 3 &&
		typeof value[0] === 'string' &&
		typeof value[1] === 'string' &&
		typeof value[2] === 'object'
	);
}

/**
 * State on disk as lines of JSON, the last line of a row counts. Changes are appended before the answer to a request
 * leaves, so that a killed simulator forgets nothing it confirmed; the whole file is replaced (temporary file, then
 * rename) at start, at stop and when it grows too long.
 */
export class StateFile {
	private readonly pending = new Map<string, Line>();
	private descriptor: number | undefined;
	private appendedCharacters = 0;

	/** @param snapshot lists every row there is, for the rewrite */
	constructor(
		private readonly path: string,
		private readonly snapshot: () => Iterable<Line>,
	) {}

	/** Hands over the lines of an existing file. A torn last line, left by a crash while writing, is passed over. */
	load(restore: (collection: string, id: string, row: Row | null) => void): boolean {
		if (!existsSync(this.path)) return false;
		const lines = readFileSync(this.path, 'utf8').split('\n');
		lines.pop(); // what follows the last line break: nothing, or the torn line
		for (const [index, text] of lines.entries()) restore(...parseLine(text, `${this.path}:${index + 1}`));
		return true;
	}

	/** Notes a change; `commit` writes it. */
	note(collection: string, id: string, row: Row | undefined): void {
		this.pending.set(`${collection} ${id}`, [collection, id, row ?? null]);
	}

	/** Appends everything noted. Costs nothing when nothing changed. */
	commit(): void {
		if (this.pending.size === 0 || this.descriptor === undefined) return;
		let text = '';
		for (const line of this.pending.values()) text += `${JSON.stringify(line)}\n`;
		this.pending.clear();
		appendFileSync(this.descriptor, text);
		this.appendedCharacters += text.length;
		if (this.appendedCharacters > REWRITE_AFTER_CHARACTERS) this.rewrite();
	}

	/** Replaces the file by one line a row and opens it for appending. */
	rewrite(): void {
		this.close();
		mkdirSync(dirname(this.path), { recursive: true });
		const temporary = `${this.path}.${process.pid}.tmp`;
		const lines: string[] = [];
		for (const line of this.snapshot()) lines.push(`${JSON.stringify(line)}\n`);
		const descriptor = openSync(temporary, 'w', 0o600);
		writeFileSync(descriptor, lines.join(''));
		fsyncSync(descriptor);
		closeSync(descriptor);
		renameSync(temporary, this.path);
		this.pending.clear();
		this.appendedCharacters = 0;
		this.descriptor = openSync(this.path, 'a', 0o600);
	}

	close(): void {
		if (this.descriptor !== undefined) closeSync(this.descriptor);
		this.descriptor = undefined;
	}
}

function parseLine(text: string, place: string): Line {
	const value: unknown = JSON.parse(text);
	if (!isLine(value)) throw new Error(`${place} is not a line of simulator state`);
	return value;
}
