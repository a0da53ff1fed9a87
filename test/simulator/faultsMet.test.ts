/** "Add a fault" of CONTRIBUTING.md: a fault that no test lets strike proves nothing, and is named here. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS as BILL } from '../../sandbox/bill/world/faults';
import { FAULTS as SALESFORCE } from '../../sandbox/salesforce/simulation/faults';

const tests = join(__dirname, '..');

/** Both simulators have faults of the same name: each has to strike in a test with the name of its simulator in the path. */
function metBy(simulator: RegExp): string {
	return readdirSync(tests, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && simulator.test(file))
		.map((file) => readFileSync(join(tests, file), 'utf8'))
		.join('\n');
}

describe.each([
	['BILL', BILL, metBy(/bill/i)],
	['Salesforce', SALESFORCE, metBy(/salesforce/i)],
])('the simulator of %s', (_, faults, texts) => {
	it('has no fault that strikes in none of its tests', () => {
		expect(Object.keys(faults).filter((kind) => !texts.includes(`'${kind}'`))).toEqual([]);
	});
});
