import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, processMark, type ProcessMark } from '../n8n/processMark';

/** The sandbox that has a state folder. */
interface Holder extends ProcessMark {
	/** Where people find its parts, once they run: `n8n` → `http://127.0.0.1:5678`. */
	addresses: Record<string, string>;
}

/** A state folder that this process has. */
export interface TakenFolder {
	/** Lets the next start say where this one is to be found. */
	showAddresses(addresses: Record<string, string>): void;
}

/**
 * Takes a state folder for this process, because two sandboxes that write the same files would spoil them. It is given
 * back when the process ends; one whose holder was killed is free.
 * @throws Error that says where the sandbox that has it runs, and how to end it
 */
export function takeStateFolder(folder: string): TakenFolder {
	const file = join(folder, 'running.json');
	mkdirSync(folder, { recursive: true });
	const holder = readHolder(file);
	if (holder !== undefined && holder.pid !== process.pid && isSameProcess(holder)) {
		throw new Error(alreadyRuns(holder));
	}
	const own = processMark(process.pid) ?? { pid: process.pid, started: 'unknown' };
	const write = (addresses: Record<string, string>) =>
		writeFileSync(file, JSON.stringify({ ...own, addresses }));
	write({});
	process.once('exit', () => rmSync(file, { force: true }));
	return { showAddresses: write };
}

function alreadyRuns({ pid, addresses }: Holder): string {
	const places = Object.entries(addresses).map(([name, address]) => `  ${name} ${address}`);
	return [
		`A sandbox of this checkout already runs, as process ${pid}${places.length > 0 ? ':' : ', and is starting.'}`,
		...places,
		`Use that one, or end it: Ctrl+C in its window, or "kill ${pid}". It takes up to half a minute to end.`,
	].join('\n');
}

function readHolder(file: string): Holder | undefined {
	try {
		return { addresses: {}, ...JSON.parse(readFileSync(file, 'utf8')) };
	} catch {
		return undefined; // nobody has it
	}
}
