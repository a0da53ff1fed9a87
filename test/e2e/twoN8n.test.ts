import { listExecutions } from '../../sandbox/n8n/executions';
import type { ReadyN8n } from '../../sandbox/start/everything';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

const START_PATIENCE_MS = 240_000;

describe('two n8n on the same BILL and the same Salesforce', () => {
	let sandbox: SandboxUnderTest;
	let other: ReadyN8n;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		other = await sandbox.startAnother();
	}, START_PATIENCE_MS);

	afterAll(async () => {
		await sandbox?.stop();
	});

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
});
