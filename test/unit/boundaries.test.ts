import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

interface Source {
	file: string;
	text: string;
	/** Files and packages it imports; relative ones from the root of the repository. */
	imports: string[];
}

function sourcesIn(folder: string): Source[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((name) => {
			const file = join(folder, name);
			const text = readFileSync(join(root, file), 'utf8');
			const imports = [...text.matchAll(/(?:from|import|require)\s*\(?\s*'([^']+)'/g)].map(([, target]) =>
				target.startsWith('.') ? relative(root, resolve(root, file, '..', target)) : target,
			);
			return { file, text, imports };
		});
}

const trespasses = (sources: Source[], forbidden: RegExp) =>
	sources.flatMap(({ file, imports }) =>
		imports.filter((target) => forbidden.test(target)).map((target) => `${file} → ${target}`),
	);

describe('the rooms of the house', () => {
	it('keep what is published free of the sandbox, the tests and the benchmarks', () => {
		const published = [...sourcesIn('nodes'), ...sourcesIn('credentials')];

		expect(published.length).toBeGreaterThan(50);
		expect(trespasses(published, /^(sandbox|test|bench|scripts)\//)).toEqual([]);
	});

	it('let the simulators disagree with the nodes, because they share no code', () => {
		expect(trespasses(sourcesIn('sandbox'), /^(nodes|credentials|test|bench)\//)).toEqual([]);
	});

	it.each(['nodes/BillCom', 'nodes/SalesforceApproval'])(
		'point one way in %s: resources use transport, never the reverse',
		(node) => {
			expect(
				trespasses(sourcesIn(join(node, 'transport')), /\/(resources|methods|webhook|events)\//),
			).toEqual([]);
		},
	);

	it.each(['nodes/BillCom/resources', 'nodes/SalesforceApproval/resources'])(
		'leave HTTP to transport in %s',
		(folder) => {
			const callers = sourcesIn(folder).filter(({ text }) =>
				/\bhttpRequest(WithAuthentication)?\b|from '(axios|undici|node:https?)'/.test(text),
			);

			expect(callers.map(({ file }) => file)).toEqual([]);
		},
	);
});
