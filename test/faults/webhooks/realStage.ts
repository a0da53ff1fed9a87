import type { INode } from 'n8n-workflow';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBillCredential } from '../../../nodes/BillCom/transport/credential';
import { openKey } from '../../../nodes/BillCom/webhook/sealedKey';
import { startBillSimulator } from '../../../sandbox/bill/http/server';
import { N8nClient } from '../../../sandbox/n8n/client';
import { provideCredentials } from '../../../sandbox/n8n/credentials';
import { listExecutions, untilQuiet } from '../../../sandbox/n8n/executions';
import { startN8n } from '../../../sandbox/n8n/launcher';
import { freePort } from '../../../sandbox/n8n/ports';
import { createWorkflow, publishWorkflow, readWorkflow } from '../../../sandbox/n8n/workflows';
import { VERSIONS } from './hostedTriggers';
import { memoryOf } from './inspector';
import type { Stage, Target } from './stage';
import { billSignIn } from '../../../sandbox/start/billSignIn';

/** A real n8n with the triggers. */
export async function realStage(n8nProgram: string): Promise<Stage> {
	const started: Array<() => Promise<unknown>> = [];
	const stop = async () => {
		for (let end = started.pop(); end; end = started.pop()) await end();
	};
	try {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-webhooks-'));
		started.push(async () => await rm(folder, { recursive: true, force: true }));
		const bill = await startBillSimulator();
		started.push(async () => await bill.stop());
		const inspectorPort = await freePort();
		const settings = { NODE_OPTIONS: `--inspect=127.0.0.1:${inspectorPort}` };
		const n8n = await startN8n({ program: n8nProgram, userFolder: folder, settings });
		started.push(async () => await n8n.stop());
		let isAlive = true;
		void n8n.ended.then(() => (isAlive = false));
		const client = await N8nClient.signIn(n8n.url);
		const credentials = await credentialFor(client, bill.url);
		const targets: Target[] = [];
		for (const version of VERSIONS) {
			const { id, path } = await publish(client, version, credentials);
			targets.push({
				id,
				origin: n8n.url,
				path,
				securityKey: await keyOf(client, id, billSignIn(bill.url)),
			});
		}
		return {
			targets,
			memory: async () => await memoryOf(inspectorPort, n8n.pid),
			executionsOf: async ({ id: workflowId }) => {
				await untilQuiet(client);
				return (await listExecutions(client, { workflowId })).length;
			},
			complaints: async () => unhandledIn(await readFile(join(folder, 'n8n.log'), 'utf8')),
			isAlive: () => isAlive,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function publish(
	client: N8nClient,
	typeVersion: number,
	credentials: INode['credentials'],
): Promise<{ id: string; path: string }> {
	const webhookId = `forged-${String(typeVersion).replace('.', '-')}`;
	const type = 'n8n-nodes-billcom-salesforce.billComTrigger';
	const node = {
		id: webhookId,
		name: 'First',
		type,
		typeVersion,
		position: [0, 0] as [number, number],
		webhookId,
	};
	const workflow = await createWorkflow(client, {
		name: `BILL Trigger ${typeVersion}`,
		nodes: [{ ...node, parameters: { events: ['payment.updated'] }, credentials }],
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	await publishWorkflow(client, workflow);
	return { id: workflow.id, path: `/webhook/${webhookId}/webhook` };
}

/** BILL tells the key once, so the only copy is n8n's. */
async function keyOf(
	client: N8nClient,
	workflowId: string,
	credential: ReturnType<typeof billSignIn>,
): Promise<string> {
	const { staticData } = (await readWorkflow(client, workflowId)) as unknown as {
		staticData: Record<string, Record<string, { sealedKey: string }>>;
	};
	const [kept] = Object.values(Object.values(staticData)[0]);
	return String(openKey(kept.sealedKey, toBillCredential(credential)));
}

async function credentialFor(client: N8nClient, customUrl: string): Promise<INode['credentials']> {
	const data = billSignIn(customUrl);
	const stored = await provideCredentials(client, [{ name: 'BILL', type: 'billComApi', data }]);
	const billComApi = stored.get('billComApi');
	return billComApi && { billComApi };
}

/** n8n writes a stack of its own for some requests it cannot read; those are answered, and nothing is left unhandled. */
function unhandledIn(log: string): string {
	return log
		.split('\n')
		.filter((line) => !/^\s+at /.test(line))
		.join('\n');
}
