import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
const rows = page
	.split('\n')
	.filter((line) => line.startsWith('| **'))
	.map((line) => line.split(' | '));

const named = [...new Set(page.match(/test\/[\w./-]+\.ts/g))];

it.each(named)('names %s, which is there', (file) => {
	expect(existsSync(join(ROOT, file))).toBe(true);
});

it('says of everybody what they want, what stops them, which test shows it, and what does not stop them', () => {
	expect(rows.length).toBeGreaterThan(10);
	for (const [who, , barrier = '', tests = '', gap = ''] of rows) {
		expect([who, barrier.length > 20, /`test\/.*\.test\.ts`/.test(tests), gap.length > 5]).toEqual([
			who,
			true,
			true,
			true,
		]);
	}
});
