import type { INode, INodeParameters } from 'n8n-workflow';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKey } from '../../nodes/BillCom/webhook/sealedKey';
import { toBillCredential } from '../../nodes/BillCom/transport/credential';
import { startBillSimulator } from '../../sandbox/bill/http/server';
import { N8nClient } from '../../sandbox/n8n/client';
import { provideCredentials } from '../../sandbox/n8n/credentials';
import { untilQuiet } from '../../sandbox/n8n/executions';
import { startN8n } from '../../sandbox/n8n/launcher';
import { createWorkflow, publishWorkflow, readWorkflow } from '../../sandbox/n8n/workflows';
import { billSignIn } from '../../sandbox/start/billSignIn';

/** A real n8n with a workflow behind the BILL Trigger and the same one behind a Webhook node. */
export interface Stage {
	triggerUrl: string;
	/** What BILL signs the messages to the trigger with. */
	securityKey: string;
	bareUrl: string;
	/** Of n8n. */
	pid: number;
	untilQuiet(): Promise<void>;
	stop(): Promise<void>;
}

/** What to put on stage. */
export interface StageOptions {
	n8nProgram: string;
	/** Environment variables of n8n that differ from the sandbox's. */
	settings: Record<string, string>;
	/** Of the BILL Trigger. */
	parameters: INodeParameters;
}

type Trigger = Pick<INode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>;

/** @throws when n8n or one of the workflows does not start; what had started is ended */
export async function setStage({ n8nProgram, settings, parameters }: StageOptions): Promise<Stage> {
	const started: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (let end = started.pop(); end; end = started.pop()) await end();
	};
	try {
		const stateDir = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-bench-'));
		started.push(async () => await rm(stateDir, { recursive: true, force: true }));
		const bill = await startBillSimulator();
		started.push(async () => await bill.stop());
		const n8n = await startN8n({ program: n8nProgram, userFolder: stateDir, settings });
		started.push(async () => await n8n.stop());
		const client = await N8nClient.signIn(n8n.url);
		const data = billSignIn(bill.url);
		const stored = await provideCredentials(client, [{ name: 'BILL', type: 'billComApi', data }]);
		const billComApi = stored.get('billComApi');
		const publish = async (name: string, first: Trigger) => await publishBehind(client, name, first);
		const credentials = billComApi && { billComApi };
		const type = 'n8n-nodes-billcom-salesforce.billComTrigger';
		const ours = await publish('Behind the BILL Trigger', {
			type,
			typeVersion: 1.1,
			credentials,
			parameters,
		});
		await publish('Behind a Webhook node', {
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			parameters: { httpMethod: 'POST', path: 'bare', responseMode: 'onReceived', options: {} },
		});
		const state = keptState(await readWorkflow(client, ours));
		return {
			triggerUrl: state.url,
			securityKey: String(openKey(state.sealedKey, toBillCredential(data))),
			bareUrl: `${n8n.url}/webhook/bare`,
			pid: n8n.pid,
			untilQuiet: async () => await untilQuiet(client),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function publishBehind(client: N8nClient, name: string, first: Trigger): Promise<string> {
	const trigger: INode = {
		id: `first of ${name}`,
		name: 'First',
		position: [0, 0],
		webhookId: 'bare',
		...first,
	};
	const end: INode = {
		id: `last of ${name}`,
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
	return workflow.id;
}

function keptState(workflow: object): { url: string; sealedKey: string } {
	const { staticData } = workflow as {
		staticData: Record<string, Record<string, { url: string; sealedKey: string }>>;
	};
	return Object.values(Object.values(staticData)[0])[0];
}
