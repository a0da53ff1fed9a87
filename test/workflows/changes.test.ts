import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGES } from './changes';

const catalogue = readFileSync(join(__dirname, '../../workflows/README.md'), 'utf8');

/** The first column of the table under "To change something". */
const wanted = catalogue
	.split('## To change something')[1]
	.split('\n## ')[0]
	.split('\n')
	.filter((line) => line.startsWith('| ') && !/^\| (you want|---)/.test(line))
	.map((line) => line.split('|')[1].trim());

it('every change that workflows/README.md promises is performed by a test, and no other is listed', () => {
	expect(wanted).toEqual(Object.keys(CHANGES));
});

it.each(Object.entries(CHANGES))('somebody who wants %s has a test on a real n8n', (_, [file, title]) => {
	expect(readFileSync(join(__dirname, `../e2e/${file}.test.ts`), 'utf8')).toContain(`'${title}'`);
});
