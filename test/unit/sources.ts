import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');

export interface Source {
	file: string;
	/** Files of the same part of the repository that it imports, types included. */
	imports: string[];
}

/** The TypeScript files of some folders, and which of each other they import. */
export function sourcesIn(...folders: string[]): Source[] {
	const files = folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => join(folder, name)),
	);
	const known = new Set(files);
	return files.map((file) => {
		const text = readFileSync(join(root, file), 'utf8');
		const imports = [...text.matchAll(/(?:from|import|require)\s*\(?\s*'(\.[^']*)'/g)]
			.map(([, target]) => relative(root, resolve(root, dirname(file), target)))
			.flatMap((target) => [`${target}.ts`, join(target, 'index.ts')].filter((path) => known.has(path)));
		return { file, imports };
	});
}
