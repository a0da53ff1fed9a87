/** The rules between the rooms of the house: that the linter holds them, that no room is forgotten, that nothing runs in circles. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import rooms from '../../scripts/architecture/rooms.json';
import { architecturePage } from '../../scripts/architecture/page';
import { root, type Source, sourcesIn } from './sources';

/**
 * What is left when every file that imports none of the others, or that none of the others imports, is taken away, again and
 * again: the circles, and what leads from one to another.
 */
function inCircles(sources: Source[]): string[] {
	let left = sources;
	for (;;) {
		const names = new Set(left.map(({ file }) => file));
		const imported = new Set(left.flatMap(({ imports }) => imports));
		const rest = left.filter(
			({ file, imports }) => imported.has(file) && imports.some((other) => names.has(other)),
		);
		if (rest.length === left.length) return [...names];
		left = rest;
	}
}

it('names the files of a circle, and not the files that need one', () => {
	const sources = [
		{ file: 'needs.ts', imports: ['one.ts'] },
		{ file: 'one.ts', imports: ['other.ts', 'needed.ts'] },
		{ file: 'other.ts', imports: ['one.ts'] },
		{ file: 'needed.ts', imports: [] },
	];

	expect(inCircles(sources)).toEqual(['one.ts', 'other.ts']);
});

it.each(['nodes', 'credentials', 'importer', 'sandbox'])(
	'lets no files of %s/ import each other in a circle, types included',
	(folder) => {
		expect(inCircles(sourcesIn(folder))).toEqual([]);
	},
);

it('gives every folder of the nodes a row in scripts/architecture/rooms.json, its own or that of a folder around it', () => {
	const withRows = new Set(rooms.map(({ folder }) => folder));
	const isOpen = (folder: string) =>
		withRows.has(folder) && rooms.some((room) => room.folder.startsWith(`${folder}/`));
	// Beside rooms with rows of their own, a folder without one would be under no rule at all.
	const forgotten = readdirSync(join(root, 'nodes'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.filter((folder) => isOpen(dirname(folder)) && !withRows.has(folder));

	expect(forgotten).toEqual([]);
});

it('asks of a room only what it uses: a permission without an import goes', () => {
	const sources = sourcesIn('nodes', 'credentials', 'importer', 'sandbox');
	const unused = rooms.flatMap(({ folder, mayImport }) =>
		mayImport
			.filter(
				(other) =>
					!sources.some(
						({ file, imports }) =>
							file.startsWith(`${folder}/`) && imports.some((target) => target.startsWith(`${other}/`)),
					),
			)
			.map((other) => `${folder} → ${other}`),
	);

	expect(unused).toEqual([]);
});

describe('npm run lint', () => {
	/** A file that imports what its room may not, or asks what only transport asks; with what the linter says of it. */
	const TRESPASSES: Array<[file: string, text: string, rule: string]> = [
		[
			'nodes/BillCom/transport/errors.ts',
			"import '../resources/bill/index';",
			'import-x/no-restricted-paths',
		],
		['nodes/BillCom/resources/vendor/index.ts', "import '../payment/index';", 'import-x/no-restricted-paths'],
		[
			'nodes/BillCom/resources/payment/index.ts',
			"import '../../webhook/signature';",
			'import-x/no-restricted-paths',
		],
		['nodes/shared/money.ts', "import '../BillCom/run/resources';", 'import-x/no-restricted-paths'],
		[
			'nodes/BillCom/BillCom.node.ts',
			"import '../../sandbox/clients/askFor';",
			'import-x/no-restricted-paths',
		],
		[
			'credentials/BillComApi.credentials.ts',
			"import '../sandbox/clients/askFor';",
			'import-x/no-restricted-paths',
		],
		['sandbox/clients/askFor.ts', "import '../../nodes/shared/money';", 'import-x/no-restricted-paths'],
		[
			'nodes/BillCom/run/router.ts',
			"export const call = async (ctx: Ctx) => await ctx.helpers.httpRequest({ url: '' });",
			'no-restricted-syntax',
		],
		['nodes/BillCom/run/router.ts', "import axios from 'axios'; axios();", 'no-restricted-imports'],
	];
	const found: string[][] = [];

	beforeAll(() => {
		const script = `
			import { ESLint } from 'eslint';
			const linter = new ESLint({ cwd: ${JSON.stringify(root)} });
			const found = [];
			for (const [filePath, text] of ${JSON.stringify(TRESPASSES)}) {
				const [{ messages }] = await linter.lintText(text, { filePath });
				found.push(messages.map(({ ruleId }) => ruleId));
			}
			console.log(JSON.stringify(found));`;
		const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
			cwd: root,
			encoding: 'utf8',
		});
		if (stdout === '') throw new Error(stderr);
		found.push(...(JSON.parse(stdout) as string[][]));
	});

	it.each(TRESPASSES.map(([file, text, rule], at) => [file, text, rule, at] as const))(
		'refuses in %s: %s (%s)',
		(_file, _text, rule, at) => {
			expect(found[at]).toContain(rule);
		},
	);
});

it('is drawn in docs/architecture.md; write it anew with "npm run docs"', () => {
	expect(readFileSync(join(root, 'docs/architecture.md'), 'utf8')).toBe(architecturePage());
});
