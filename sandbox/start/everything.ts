import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TENANT as BILL } from '../bill/tenant';
import { N8nClient } from '../n8n/client';
import type { CredentialDraft } from '../n8n/credentials';
import { startN8n } from '../n8n/launcher';
import type { N8nProcess } from '../n8n/launcher';
import { provision } from '../n8n/provision';
import type { Provisioned } from '../n8n/provision';
import type { Edit } from '../n8n/workflowFiles';
import { CLIENT_ID, INTEGRATION_USER } from '../salesforce/tenant';
import { untilConnected } from './connections';
import { Control } from './control';
import { startSandbox } from './simulators';
import type { Sandbox, SandboxOptions } from './simulators';

/** Both simulators and a real n8n between them, with everything in place. */
export interface Everything {
	sandbox: Sandbox;
	bill: Control;
	salesforce: Control;
	n8n: N8nProcess;
	client: N8nClient;
	provisioned: Provisioned;
	/** Ends n8n first, so that it can still tell BILL and Salesforce good-bye. */
	stop(): Promise<void>;
}

/** Where it runs and with what. */
export interface EverythingOptions extends SandboxOptions {
	/** n8n's program in the cache. */
	n8nProgram: string;
	/** Holds everything that outlives a restart. */
	stateDir: string;
	/** Preferred port of n8n. */
	n8nPort?: number;
	/** Changes workflows before they are imported. */
	edit?: Edit;
	/** Wraps each part of the start, to report it. */
	step?: <T>(title: string, work: () => Promise<T>) => Promise<T>;
	/** Reports a detail inside a part. */
	report?: (line: string) => void;
}

/**
 * Starts all of it and returns once events can flow from Salesforce to BILL and back.
 * @throws Error that says which part did not start; what had started is ended
 */
export async function startEverything(options: EverythingOptions): Promise<Everything> {
	const {
		n8nProgram,
		n8nPort,
		stateDir,
		edit,
		report,
		step = async (_title, work) => await work(),
		...sandboxOptions
	} = options;
	await mkdir(stateDir, { recursive: true });
	const started: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (let end = started.pop(); end !== undefined; end = started.pop()) await end();
	};
	const start = async (): Promise<Everything> => {
		const sandbox = await step('Starting the simulators of BILL and Salesforce', async () => {
			return await startSandbox({ ...sandboxOptions, stateDir: join(stateDir, 'simulators') });
		});
		started.push(async () => await sandbox.stop());
		const n8n = await step('Starting n8n', async () => {
			return await startN8n({ program: n8nProgram, userFolder: join(stateDir, 'n8n'), port: n8nPort });
		});
		started.push(async () => await n8n.stop());
		sandbox.showN8n(n8n.url);
		const bill = new Control(sandbox.billUrl);
		const salesforce = new Control(sandbox.salesforceUrl);
		const { client, provisioned } = await step('Setting up n8n: credentials, tables, workflows', async () => {
			const signedIn = await N8nClient.signIn(n8n.url);
			const importsFile = join(stateDir, 'imported-workflows.json');
			const settings = { alertUrl: `${sandbox.consoleUrl}/api/alerts` };
			const ready = await provision(signedIn, {
				credentials: credentialsOf(sandbox),
				importsFile,
				settings,
				edit,
				report,
			});
			await untilConnected({ client: signedIn, provisioned: ready, bill, salesforce, n8n });
			return { client: signedIn, provisioned: ready };
		});
		return { sandbox, bill, salesforce, n8n, client, provisioned, stop };
	};
	return await start().catch(async (error: unknown) => {
		await stop();
		throw error;
	});
}

/** The credentials a person would type in, for the sandbox's own tenants. */
function credentialsOf(sandbox: Sandbox): CredentialDraft[] {
	return [
		{
			name: 'BILL sandbox',
			type: 'billComApi',
			data: {
				environment: 'custom',
				customUrl: sandbox.billUrl,
				developerKey: BILL.devKey,
				organizationId: BILL.organizationId,
				loginMethod: 'user',
				userName: BILL.username,
				password: BILL.password,
				rememberMeId: BILL.rememberMeId,
				device: BILL.device,
			},
		},
		{
			name: 'Salesforce sandbox',
			type: 'salesforceApprovalJwtApi',
			data: {
				myDomainUrl: sandbox.salesforceUrl,
				clientId: CLIENT_ID,
				userName: INTEGRATION_USER.userName,
				privateKey: sandbox.jwtPrivateKey,
				pubSubUrl: sandbox.pubSubUrl,
			},
		},
	];
}
