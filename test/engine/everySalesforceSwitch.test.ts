/**
 * Salesforce under every value of every switch of its simulator: login, records, approvals of both engines, an event and
 * the trigger, by the nodes as n8n runs them. What is to come out is in switches/salesforceTable.ts.
 */
import { CHOICES, DEFAULT_SWITCHES } from '../../sandbox/salesforce/state/switches';
import { forgetProcessMemory } from './harness';
import { startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';
import { SALESFORCE_TABLE } from './switches/salesforceTable';
import { SALESFORCE_RUNS, SALESFORCE_USUAL } from './switches/salesforceUsual';
import { gapsIn } from './switches/gaps';

const SWITCHES = Object.entries(SALESFORCE_TABLE);
const isRun = (name: string): name is keyof typeof SALESFORCE_RUNS => Object.hasOwn(SALESFORCE_RUNS, name);

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

afterAll(async () => await salesforce.stop());

it('has every switch of the simulator in its table, with every value, each with an outcome of its own', () => {
	expect(gapsIn(SALESFORCE_TABLE, { defaults: DEFAULT_SWITCHES, choices: CHOICES })).toEqual([]);
});

describe.each(SWITCHES)('%s', (name, rows) => {
	it.each(rows)('%j: every step comes out as the table says', async (value, but) => {
		for (const [part, differs] of Object.entries({ journey: {}, ...but })) {
			if (!isRun(part)) continue;
			await salesforce.control('reset');
			forgetProcessMemory();
			await salesforce.control('switches', { ...but.with, [name]: value });

			const outcome = await SALESFORCE_RUNS[part](salesforce);

			expect({ [part]: outcome }).toEqual({ [part]: { ...SALESFORCE_USUAL[part], ...differs } });
		}
	});
});
