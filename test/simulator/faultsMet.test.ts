/** "Add a fault" of CONTRIBUTING.md: a fault that no test lets strike proves nothing, and is named here. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS as BILL } from '../../sandbox/bill/world/faults';
import { FAULTS as SALESFORCE } from '../../sandbox/salesforce/simulation/faults';

const tests = readdirSync(join(__dirname, '..'), { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.ts'))
	.map((file) => readFileSync(join(__dirname, '..', file), 'utf8'))
	.join('\n');

it.each([...Object.keys(BILL), ...Object.keys(SALESFORCE)])('the fault "%s" strikes in a test', (kind) => {
	expect(tests.includes(`'${kind}'`)).toBe(true);
});
