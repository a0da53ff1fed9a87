import { addRows, readTable } from '../../sandbox/n8n/tables';
import { WorkflowByHand } from './byHand';
import { Mailbox } from './mailbox';
import { SandboxUnderTest } from './sandbox';

describe('alerts', () => {
	let sandbox: SandboxUnderTest;
	let mailbox: Mailbox;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		mailbox = await Mailbox.open();
	});

	afterAll(async () => {
		await mailbox?.close();
		await sandbox?.stop();
	});

	it('come by mail, once the node is switched on', async () => {
		const { client } = sandbox.everything;
		const workflow = await WorkflowByHand.open(sandbox, 'Alert on failure');
		const { data: smtp } = await client.post<{ data: { id: string; name: string } }>('/rest/credentials', {
			name: 'Mail',
			type: 'smtp',
			data: mailbox.credential,
		});
		const addresses = { mailTo: 'finance@example.com', mailFrom: 'n8n@example.com' };
		await workflow.fillIn({ ...addresses, alertUrl: '' });
		await workflow.change((node) =>
			node.name === 'Send a mail' ? { ...node, disabled: false, credentials: { smtp } } : node,
		);
		await workflow.publish();
		const problem = {
			workflowName: 'Pay approved invoices',
			recordId: '',
			reference: 'INV-88',
			executionId: '17',
		};
		await addRows(client, 'Dead Letters', [
			{ ...problem, message: 'The GL code 7000 is missing.', isAlerted: false },
		]);

		await workflow.run('Every minute');
		await workflow.run('Every minute');

		expect(mailbox.mails).toMatchObject([{ from: 'n8n@example.com', to: ['finance@example.com'] }]);
		expect(mailbox.mails[0].subject).toContain('INV-88');
		expect(await readTable(client, 'Dead Letters')).toMatchObject([{ isAlerted: true }]);
	});
});
