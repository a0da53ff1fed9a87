import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from '../../../scripts/errorsPage';

const page = readFileSync(join(__dirname, '../../../docs/errors.md'), 'utf8');

it('says of every error what cures it; write it anew with "npm run docs"', () => {
	expect(page).toBe(errorsPage());
});

it.each([
	['BDC_1144', 'time'],
	['BDC_1322', 'time'],
	['BDC_1246', 'repetition'],
	['BDC_1159', 'person'],
	['BDC_1171', 'person'],
	['BDC_1361', 'person'],
])('says that %s is cured by %s', (code, cure) => {
	expect(page).toMatch(new RegExp(`^\\| ${code} \\| ${cure} \\|`, 'm'));
});
