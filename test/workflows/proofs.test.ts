import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowFiles } from './files';
import { PROOFS } from './proofs';

const shipped = workflowFiles.map(({ file }) => file.replace(/\.json$/, ''));

/** The titles of the tests in a file of `test/e2e/`, as they are written there. */
function titlesIn(file: string): string[] {
	const source = readFileSync(join(__dirname, `../e2e/${file}.test.ts`), 'utf8');
	return [...source.matchAll(/(?:\bit\(|\]\)\(|\bit\.each\([A-Z_]+\)\()\s*'([^']+)'/g)].map(
		([, title]) => title,
	);
}

describe('a workflow that ships', () => {
	it('is known by what shows it at work and in trouble, and no other is', () => {
		expect(Object.keys(PROOFS).sort()).toEqual([...shipped].sort());
	});

	it.each(Object.entries(PROOFS))('has tests on a real n8n: %s', (_, { mainPath, failure }) => {
		expect(failure).not.toEqual(mainPath);
		for (const [file, title] of [mainPath, failure]) expect(titlesIn(file)).toContain(title);
	});
});
