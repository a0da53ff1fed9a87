import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { N8nClient } from '../n8n/client';
import type { CredentialDraft } from '../n8n/credentials';
import { startN8n } from '../n8n/launcher';
import type { N8nProcess } from '../n8n/launcher';
import { provision } from '../n8n/provision';
import type { Provisioned } from '../n8n/provision';
import type { Edit } from '../n8n/workflowFiles';
import { CLIENT_ID, INTEGRATION_USER } from '../salesforce/tenant';
import { openStreams, untilConnected } from './connections';
import { Control } from './control';
import { startSandbox } from './simulators';
import type { Sandbox, SandboxOptions } from './simulators';
import { billSignIn } from './billSignIn';

/** Who may open the forms of the workflows. Made for this machine only, so not a secret. */
export const FORM_USER = { user: 'ap', password: 'sandbox-form' } as const;

/** A real n8n with credentials, tables and workflows in place. */
export interface ReadyN8n {
	n8n: N8nProcess;
	client: N8nClient;
	provisioned: Provisioned;
}

/** Both simulators and a real n8n between them, with everything in place. */
export interface Everything extends ReadyN8n {
	sandbox: Sandbox;
	bill: Control;
	salesforce: Control;
	/** Ends n8n first, so that it can still tell BILL and Salesforce good-bye. */
	stop(): Promise<void>;
}

/** How n8n is started and what it gets. */
export interface ReadyN8nOptions {
	/** Holds everything of n8n that outlives a restart. */
	stateDir: string;
	/** Starts an n8n that keeps what is its own in a folder. */
	launch: (userFolder: string) => Promise<N8nProcess>;
	/** Changes workflows before they are imported. */
	edit?: Edit;
	/** How many seconds the BILL credential keeps trying while BILL is out of order; its own default unless given. */
	keepTryingFor?: number;
	/** How many seconds BILL may be at work on a write that it did not answer; the credential's own default unless given. */
	settlesAfter?: number;
	/** Puts credentials, tables and workflows into n8n; `provision` unless given. */
	provide?: typeof provision;
	/** Wraps each part of the start, to report it. */
	step?: <T>(title: string, work: () => Promise<T>) => Promise<T>;
	/** Reports a detail inside a part. */
	report?: (line: string) => void;
}

/** Where it runs and with what. */
export type EverythingOptions = SandboxOptions & Omit<ReadyN8nOptions, 'launch'> & LaunchOptions;

/** Which n8n: its program in the cache, started as one process on a preferred port, or in a way of the caller's own. */
type LaunchOptions =
	| { n8nProgram: string; n8nPort?: number }
	| { launch: (userFolder: string) => Promise<N8nProcess> };

const silently: NonNullable<ReadyN8nOptions['step']> = async (_title, work) => await work();

/**
 * Starts all of it and returns once events can flow from Salesforce to BILL and back.
 * @throws Error that says which part did not start; what had started is ended
 */
export async function startEverything(options: EverythingOptions): Promise<Everything> {
	const { stateDir, step = silently } = options;
	await mkdir(stateDir, { recursive: true });
	const sandbox = await step('Starting the simulators of BILL and Salesforce', async () => {
		return await startSandbox({ ...options, stateDir: join(stateDir, 'simulators') });
	});
	const ready = await startReadyN8n(sandbox, { ...options, launch: launcherOf(options) }).catch(
		async (error: unknown) => {
			await sandbox.stop();
			throw error;
		},
	);
	sandbox.showN8n(ready.n8n.url, ready.client);
	const stop = async () => {
		await ready.n8n.stop();
		await sandbox.stop();
	};
	const [bill, salesforce] = [new Control(sandbox.billUrl), new Control(sandbox.salesforceUrl)];
	return { ...ready, sandbox, bill, salesforce, stop };
}

/**
 * Starts an n8n on simulators that run, beside another one or alone, and returns once it hears of events.
 * @throws Error that says what did not start; it is ended
 */
export async function startReadyN8n(sandbox: Sandbox, options: ReadyN8nOptions): Promise<ReadyN8n> {
	const { stateDir, launch, edit, provide = provision, step = silently, report } = options;
	await mkdir(stateDir, { recursive: true });
	const [bill, salesforce] = [new Control(sandbox.billUrl), new Control(sandbox.salesforceUrl)];
	const streamsBefore = await openStreams(salesforce);
	const n8n = await step('Starting n8n', async () => await launch(join(stateDir, 'n8n')));
	const setUp = async (): Promise<ReadyN8n> => {
		const client = await N8nClient.signIn(n8n.url);
		const provisioned = await provide(client, {
			credentials: credentialsOf(sandbox, options),
			importsFile: join(stateDir, 'imported-workflows.json'),
			settings: { alertUrl: `${sandbox.consoleUrl}/api/alerts`, salesforceAddress: sandbox.salesforceUrl },
			edit,
			report,
		});
		await untilConnected({ client, provisioned, bill, salesforce, n8n, streamsBefore });
		return { n8n, client, provisioned };
	};
	return await step('Setting up n8n: credentials, tables, workflows', setUp).catch(async (error: unknown) => {
		await n8n.stop();
		throw error;
	});
}

function launcherOf(options: LaunchOptions): ReadyN8nOptions['launch'] {
	if ('launch' in options) return options.launch;
	const { n8nProgram: program, n8nPort: port } = options;
	return async (userFolder) => await startN8n({ program, userFolder, port });
}

/** The credentials a person would type in, for the sandbox's own tenants. */
function credentialsOf(
	sandbox: Sandbox,
	{ keepTryingFor, settlesAfter }: Pick<ReadyN8nOptions, 'keepTryingFor' | 'settlesAfter'>,
): CredentialDraft[] {
	return [
		{
			name: 'BILL sandbox',
			type: 'billComApi',
			data: {
				...billSignIn(sandbox.billUrl),
				...(keepTryingFor !== undefined && { keepTryingFor }),
				...(settlesAfter !== undefined && { settlesAfter }),
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
		{
			name: 'Form sandbox',
			type: 'httpBasicAuth',
			data: { user: FORM_USER.user, password: FORM_USER.password },
		},
	];
}
