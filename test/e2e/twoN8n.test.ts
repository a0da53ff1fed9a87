import { listExecutions } from '../../sandbox/n8n/executions';
import type { ReadyN8n } from '../../sandbox/start/everything';
import { Batch } from './batch';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { billIsSlow, duplicateNumbersAreAllowed } from './trouble';

/** Two n8n on a busy machine, and BILL slow in one of the tests. */
jest.setTimeout(300_000);

const SIZE = 10;
const PATIENCE_MS = 150_000;
/** The way of an invoice that is paid; whoever is further never goes back. */
const WAY = ['Not Sent', 'Bill Created', 'Payment Scheduled', 'Paid'];

describe('two n8n on the same BILL and the same Salesforce', () => {
	let sandbox: SandboxUnderTest;
	let other: ReadyN8n;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
		other = await sandbox.startAnother();
	});
	afterAll(async () => await sandbox?.stop());

	it('both hear of an approval, and pay it once', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');

		const events = async ({ client }: Pick<ReadyN8n, 'client'>) =>
			(await listExecutions(client)).filter(({ mode }) => mode === 'trigger').length;
		expect(await events(sandbox.everything)).toBeGreaterThan(0);
		expect(await events(other)).toBeGreaterThan(0);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it.each([
		['fast', 0],
		['slow', 800],
	])(
		'take the same approvals, BILL being %s and allowing a number twice: one vendor, bill and payment each',
		async (_how, ms) => {
			const troubles = [
				await duplicateNumbersAreAllowed(sandbox.everything),
				await billIsSlow(sandbox.everything, ms),
			];
			const batch = await Batch.submit(sandbox, SIZE);

			await batch.approve();
			await batch.untilStatus('Paid', PATIENCE_MS);
			for (const trouble of troubles) await trouble.end();
			await sandbox.untilNothingIsLeft(sandbox.everything, other);

			expect(await batch.accounts()).toEqual(batch.due);
			expect(await vendorsOf(batch)).toEqual(batch.ids.map(() => 1));
			expect(await waysBack(batch)).toEqual([]);
			expect(await sandbox.askedPeople()).toEqual([]);
			expect(await sandbox.askedPeople(other)).toEqual([]);
		},
	);

	async function vendorsOf(batch: Batch): Promise<number[]> {
		const found = await Promise.all(batch.invoices.map(async (one) => await sandbox.vendorsOf(one)));
		return found.map(({ length }) => length);
	}

	/** The statuses of invoices in which one came after another that is further, or is none of the way at all. */
	async function waysBack(batch: Batch): Promise<string[][]> {
		const ways = await Promise.all(batch.ids.map(async (id) => await sandbox.statusesOf(id)));
		return ways.filter((statuses) => {
			const places = statuses.map((status) => WAY.indexOf(status));
			return statuses.length === 0 || places.some((place, index) => place < (places[index - 1] ?? 0));
		});
	}
});
