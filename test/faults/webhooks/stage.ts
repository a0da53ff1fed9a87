import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Question } from './hostProcess';

/** One published BILL Trigger. */
export interface Target {
	id: string;
	origin: string;
	path: string;
	/** What BILL signs with. */
	securityKey: string;
}

/** What a process holds after it has thrown away what nobody needs. */
export interface Memory {
	heapMb: number;
	outsideMb: number;
	residentMb: number;
}

/** BILL Triggers that anybody on the network can reach. */
export interface Stage {
	targets: Target[];
	memory(): Promise<Memory>;
	/** How many executions a target has started, whatever became of them, once all is quiet. */
	executionsOf(target: Target): Promise<number>;
	/** Everything that was written and thrown. */
	complaints(): Promise<string>;
	/** Whether it still is the process that was started. */
	isAlive(): boolean;
	stop(): Promise<void>;
}

interface Told extends Memory {
	targets: Target[];
	executions: number[];
	unhandled: string[];
}

/** The triggers in n8n's engine, in a process of their own, behind n8n's own reading of requests. */
export async function engineStage(n8nProgram: string): Promise<Stage> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-webhooks-'));
	const child = fork(join(__dirname, 'hostProcess.ts'), [], {
		execArgv: ['--expose-gc', '--import', 'tsx'],
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		env: {
			...process.env,
			NODE_ENV: 'production',
			N8N_PROGRAM: n8nProgram,
			N8N_USER_FOLDER: folder,
			N8N_LOG_LEVEL: 'warn',
			N8N_ENCRYPTION_KEY: 'key-of-the-tests-only',
		},
	});
	let written = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => (written = (written + chunk.toString()).slice(-1_000_000)));
	}
	let isAlive = true;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	void ended.then(() => (isAlive = false));
	const hear = async () =>
		await Promise.race([
			new Promise<Told>((resolve) => child.once('message', (said) => resolve(said as Told))),
			ended.then(() => {
				throw new Error(`The process of the triggers has ended:\n${written.slice(-4_000)}`);
			}),
		]);
	const ask = async (question: Question) => {
		const answer = hear();
		child.send(question);
		return await answer;
	};
	const { targets } = await hear();
	return {
		targets,
		memory: async () => await ask('memory'),
		executionsOf: async (target) => (await ask('executions')).executions[targets.indexOf(target)],
		complaints: async () => [written, ...(isAlive ? (await ask('executions')).unhandled : [])].join('\n'),
		isAlive: () => isAlive,
		stop: async () => {
			if (isAlive) child.disconnect();
			await ended;
			await rm(folder, { recursive: true, force: true });
		},
	};
}
