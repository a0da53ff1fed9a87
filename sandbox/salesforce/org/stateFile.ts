import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SimulationSnapshot } from './createSimulation';

/** Changes are written together after this pause. */
const BATCH_MS = 250;
/** Writing may take at most this share of the time, so that a large org is not slowed down by its own file. */
const REST_PER_WRITE = 20;

/** Keeps a simulation in one JSON file, always written as a whole beside the old one and then put in its place. */
export class StateFile {
	private read: (() => SimulationSnapshot) | undefined;
	private timer: NodeJS.Timeout | undefined;
	private isDirty = false;
	private writing: Promise<void> = Promise.resolve();
	private pauseMs = BATCH_MS;

	constructor(private readonly path: string) {}

	/** What an earlier run kept, or undefined on the first run. */
	load(): SimulationSnapshot | undefined {
		return existsSync(this.path) ? JSON.parse(readFileSync(this.path, 'utf8')) : undefined;
	}

	/** Says where the content comes from from now on. */
	keep(read: () => SimulationSnapshot): void {
		this.read = read;
		this.changed();
	}

	/** Notes a change; it is written with others after a pause. */
	changed(): void {
		this.isDirty = true;
		if (this.timer || !this.read) return;
		this.timer = setTimeout(() => {
			this.timer = undefined;
			void this.write();
		}, this.pauseMs);
		this.timer.unref();
	}

	/** Writes what is not written yet. */
	async flush(): Promise<void> {
		clearTimeout(this.timer);
		this.timer = undefined;
		await this.write();
	}

	private async write(): Promise<void> {
		this.writing = this.writing.then(async () => {
			if (!this.isDirty || !this.read) return;
			this.isDirty = false;
			const startedAt = performance.now();
			const text = JSON.stringify(this.read());
			await mkdir(dirname(this.path), { recursive: true });
			// Holds session tokens and a key, so it is nobody else's to read.
			await writeFile(`${this.path}.new`, text, { mode: 0o600 });
			await rename(`${this.path}.new`, this.path);
			this.pauseMs = Math.max(BATCH_MS, (performance.now() - startedAt) * REST_PER_WRITE);
		});
		await this.writing;
	}
}
