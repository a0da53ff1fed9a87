import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

/** What a figure was measured on. Only figures of one machine can be compared. */
export interface Machine {
	processor: string;
	cores: number;
	memoryGb: number;
	system: string;
}

export function thisMachine(): Machine {
	return {
		processor: cpus()[0]?.model.trim() ?? 'unknown',
		cores: availableParallelism(),
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${platform()} ${release()}`,
	};
}

/** Processes that wanted to run, over the last minute. Above the number of cores the machine is shared or too small. */
export function load(): number {
	return Number(loadavg()[0].toFixed(2));
}

/** What was measured and with what. */
export function versions(): Record<string, string> {
	const root = join(__dirname, '..');
	return {
		'n8n-nodes-billcom-salesforce': versionIn(root),
		node: process.versions.node,
		'n8n-core': versionIn(join(root, 'node_modules/n8n-core')),
		'n8n-workflow': versionIn(join(root, 'node_modules/n8n-workflow')),
	};
}

/** Version of the package in a folder. */
export function versionIn(folder: string): string {
	const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return manifest.version;
}
