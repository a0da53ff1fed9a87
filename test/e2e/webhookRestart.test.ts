import type { INode } from 'n8n-workflow';
import { listExecutions, untilQuiet } from '../../sandbox/n8n/executions';
import { createWorkflow, publishWorkflow, type StoredWorkflow } from '../../sandbox/n8n/workflows';
import { BillUser } from './billUser';
import { SandboxUnderTest } from './sandbox';

const VENDORS = 10;

interface BillEvent {
	id: string;
	type: string;
	subscriptionId: string;
}

/** n8n keeps what a trigger handled in the workflow's static data, and it alone decides when it writes them. */
describe('events of BILL that a real n8n handled before a restart', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it('start nothing when BILL sends them again; only the last one does, where the workflow itself answers BILL', async () => {
		const atOnce = await publish('Answers at once', 'onReceived', 1.1);
		const whenDone = await publish('Answers when done', 'lastNode', 1);
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		for (let count = 1; count <= VENDORS; count += 1) {
			await person.createVendor(`Vendor ${count}`);
			await sandbox.until(`both workflows to know of vendor ${count}`, async () => {
				return (await runsOf(atOnce)) === count && (await runsOf(whenDone)) === count;
			});
		}
		await untilQuiet(sandbox.everything.client);

		await sandbox.restartN8n({});
		const { notificationsSent: sentBefore } = await stats();
		const { events } = await sandbox.everything.bill.read<{ events: BillEvent[] }>('state');
		const resent = events.filter(({ type }) => type === 'vendor.created');
		for (const event of resent) await person.resendEvent(event);
		await sandbox.until('BILL to have sent everything again', async () => {
			return (await stats()).notificationsSent === sentBefore + resent.length;
		});
		await untilQuiet(sandbox.everything.client);

		expect(resent).toHaveLength(2 * VENDORS);
		expect(await runsOf(atOnce)).toBe(VENDORS);
		expect(await runsOf(whenDone)).toBe(VENDORS + 1);
	});

	async function stats(): Promise<{ notificationsSent: number }> {
		return await sandbox.everything.bill.read('stats');
	}

	async function runsOf({ id }: StoredWorkflow): Promise<number> {
		return (await listExecutions(sandbox.everything.client, { workflowId: id, status: ['success'] })).length;
	}

	function credentialsOfBill(): INode['credentials'] {
		const nodes = [...sandbox.everything.provisioned.workflows.values()].flatMap(
			(workflow) => workflow.nodes,
		);
		return nodes.find(({ type }) => type.endsWith('.billComTrigger'))?.credentials;
	}

	async function publish(name: string, acknowledge: string, typeVersion: number): Promise<StoredWorkflow> {
		const { client } = sandbox.everything;
		const trigger: INode = {
			id: `trigger-${acknowledge}`,
			name: 'When BILL has a new vendor',
			type: 'n8n-nodes-billcom-salesforce.billComTrigger',
			typeVersion,
			position: [0, 0],
			parameters: { events: ['vendor.created'], acknowledge },
			webhookId: `restart-${acknowledge}`,
			credentials: credentialsOfBill(),
		};
		const end: INode = {
			id: `end-${acknowledge}`,
			name: 'Do nothing',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [200, 0],
			parameters: {},
		};
		const workflow = await createWorkflow(client, {
			name,
			nodes: [trigger, end],
			connections: { [trigger.name]: { main: [[{ node: end.name, type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		});
		await publishWorkflow(client, workflow);
		return workflow;
	}
});
