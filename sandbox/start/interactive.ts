import { join } from 'node:path';
import { giveApiKey } from '../n8n/apiKey';
import { OWNER } from '../n8n/client';
import { projectFolder } from '../n8n/package';
import { freePort } from '../n8n/ports';
import { usesTrigger } from './connections';
import { startEverything } from './everything';
import type { Everything } from './everything';
import { logInValues } from './logInValues';
import { say, step } from './progress';
import { startSandbox } from './simulators';
import { takeStateFolder } from './stateFolder';

/** Kept between starts, so that bookmarks, credentials and subscriptions stay right. Another is taken when one is busy. */
const PREFERRED_PORTS = { console: 4000, bill: 4010, salesforce: 4020, pubSub: 4021 };
const PREFERRED_N8N_PORT = 5678;
/** A payment clears about 20 seconds after it was made: slow enough to watch. */
const PAYMENT_TICK_MS = 3_000;
const STATE_FOLDER = join(projectFolder, '.sandbox');

/** Runs everything until `interrupted`; the state is kept for the next start. */
export async function runInteractive(
	n8nProgram: string,
	invoices: number,
	interrupted: AbortSignal,
): Promise<void> {
	const folder = takeStateFolder(STATE_FOLDER);
	const everything = await startEverything({
		n8nProgram,
		n8nPort: PREFERRED_N8N_PORT,
		stateDir: STATE_FOLDER,
		ports: await freePorts(),
		invoices,
		paymentTickMs: PAYMENT_TICK_MS,
		step,
		report: (line) => say(`  … ${line}`),
	});
	const { sandbox, n8n, client, provisioned } = everything;
	await giveApiKey(client, n8n.url, provisioned.workflows.values());
	folder.showAddresses({ Console: sandbox.consoleUrl, n8n: n8n.url });
	say(
		[
			'',
			'Everything runs. Nothing leaves this machine, and no money moves.',
			'',
			`  Console     ${sandbox.consoleUrl}   invoices of both systems side by side`,
			`  n8n         ${n8n.url}`,
			`              log in with ${OWNER.email} and ${OWNER.signInWord}`,
			`  BILL        ${sandbox.billUrl}   simulator`,
			`  Salesforce  ${sandbox.salesforceUrl}   simulator, Pub/Sub API at ${sandbox.pubSubUrl}`,
			'',
			'What to do:',
			'  1. Open the console and select Approve on any invoice. Its bill, its payment and "Paid" follow in about half a minute.',
			`  2. Open n8n, log in, open the workflow "${receiverOf(everything)}" and select Executions: the runs that approvals started.`,
			'  3. Open a run and click through its nodes to see what each received and returned.',
			'',
			'Ctrl+C stops it. Its data stays in .sandbox/; delete that folder to start over.',
		].join('\n'),
	);
	const cause = await Promise.race([untilInterrupted(interrupted), n8n.ended.then(() => 'n8n' as const)]);
	say('\nStopping …');
	await everything.stop();
	if (cause === 'n8n') {
		const log = join(STATE_FOLDER, 'n8n', 'n8n.log');
		throw new Error(
			`n8n stopped unexpectedly. "npm start" continues where it stopped; ${log} may show why:\n${n8n.logTail(5)}`,
		);
	}
}

/** Runs the simulators and the console without n8n until `interrupted`. */
export async function runSimulators(invoices: number, interrupted: AbortSignal): Promise<void> {
	const folder = takeStateFolder(STATE_FOLDER);
	const sandbox = await step('Starting the simulators of BILL and Salesforce', async () => {
		const stateDir = join(STATE_FOLDER, 'simulators');
		return await startSandbox({
			ports: await freePorts(),
			stateDir,
			invoices,
			paymentTickMs: PAYMENT_TICK_MS,
		});
	});
	const { consoleUrl: Console, billUrl: BILL, salesforceUrl: Salesforce } = sandbox;
	folder.showAddresses({ Console, BILL, Salesforce });
	say(
		[
			'',
			`  Console     ${sandbox.consoleUrl}`,
			`  BILL        ${sandbox.billUrl}   journal at ${sandbox.billUrl}/sandbox/journal`,
			`  Salesforce  ${sandbox.salesforceUrl}   journal at ${sandbox.salesforceUrl}/sandbox/journal`,
			'',
			...logInValues(sandbox, join(STATE_FOLDER, 'simulators')),
			'',
			'Ctrl+C stops it. Its data stays in .sandbox/simulators.',
		].join('\n'),
	);
	await untilInterrupted(interrupted);
	say('\nStopping …');
	await sandbox.stop();
}

/** Name of the workflow that hears of approvals. */
function receiverOf({ provisioned }: Everything): string {
	const workflows = [...provisioned.workflows.values()];
	return workflows.find((one) => usesTrigger(one, 'salesforceApprovalTrigger'))?.name ?? '';
}

async function freePorts(): Promise<typeof PREFERRED_PORTS> {
	return {
		console: await freePort(PREFERRED_PORTS.console),
		bill: await freePort(PREFERRED_PORTS.bill),
		salesforce: await freePort(PREFERRED_PORTS.salesforce),
		pubSub: await freePort(PREFERRED_PORTS.pubSub),
	};
}

async function untilInterrupted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
