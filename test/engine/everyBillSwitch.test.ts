/**
 * BILL under every value of every switch of its simulator: vendor, bill, approval, payment, void and webhook by the nodes
 * as n8n runs them. What is to come out is in switches/billTable.ts.
 */
import { CHOICES, DEFAULT_SWITCHES } from '../../sandbox/bill/world/switches';
import type { BillSwitches } from '../../sandbox/bill/world/switches';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, storeCredential } from './harness';
import { BILL_TABLE } from './switches/billTable';
import { BILL_RUNS, BILL_USUAL } from './switches/billUsual';
import { gapsIn } from './switches/gaps';

const SWITCHES = Object.entries(BILL_TABLE);
const isRun = (name: string): name is keyof typeof BILL_RUNS => Object.hasOwn(BILL_RUNS, name);

/** Notifications are repeated within milliseconds, and uploads are there at once. */
const QUICK: Partial<BillSwitches> = { timeScale: 0.001, uploadDelay: 0 };

let bill: BillSandbox;

beforeAll(async () => {
	bill = await startBill(QUICK);
});

afterAll(async () => await bill.stop());

it('has every switch of the simulator in its table, with every value, each with an outcome of its own', () => {
	expect(
		gapsIn(BILL_TABLE, { defaults: { ...DEFAULT_SWITCHES, timeScale: QUICK.timeScale }, choices: CHOICES }),
	).toEqual([]);
});

describe.each(SWITCHES)('%s', (name, rows) => {
	it.each(rows)('%j: every step comes out as the table says', async (value, but) => {
		for (const [part, differs] of Object.entries({ journey: {}, ...but })) {
			if (!isRun(part) || typeof differs === 'string') continue;
			await bill.control('reset');
			forgetProcessMemory();
			await bill.control('switches', { [name]: value });
			const stage = { bill, credential: storeCredential('billComApi', bill.credential) };

			const outcome = await BILL_RUNS[part](stage);

			expect({ [part]: outcome }).toEqual({ [part]: { ...BILL_USUAL[part], ...differs } });
		}
	});
});
