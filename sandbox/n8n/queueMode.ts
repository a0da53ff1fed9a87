import { join } from 'node:path';
import type { N8nOptions, N8nProcess } from './launcher';
import { freePort } from './ports';
import { runProcess, type ProcessOptions, type RunningProcess } from './process';
import { provideServices, type QueueServices } from './services';
import { n8nEnvironment } from './settings';

const READY_WORDS: Record<ProcessOptions['role'], string> = {
	start: 'Editor is now accessible via',
	webhook: 'Webhook listener waiting for requests',
	worker: 'n8n worker is now ready',
};

/** How to start queue mode. */
export interface QueueModeOptions extends N8nOptions {
	/** How many workers; two unless told. */
	workers?: number;
	/** Another Redis than that of the machine. */
	redisUrl?: string;
}

/**
 * An n8n of several processes on PostgreSQL and Redis: main (editor, timers, triggers), a webhook processor, and workers,
 * in which all executions run. Each has a folder of its own, as on several machines.
 */
export class QueueMode implements N8nProcess {
	/** Those that run, longest first. */
	readonly workers: RunningProcess[] = [];
	readonly url: string;
	readonly webhookUrl: string;
	readonly ended: Promise<void>;
	private main?: RunningProcess;
	private webhookProcessor?: RunningProcess;
	private workersSoFar = 0;
	private tellEnd: () => void = () => undefined;

	private constructor(
		private readonly options: QueueModeOptions,
		private readonly services: QueueServices,
		private readonly ports: { main: number; webhook: number },
	) {
		this.url = `http://127.0.0.1:${ports.main}`;
		this.webhookUrl = `http://127.0.0.1:${ports.webhook}`;
		this.ended = new Promise((resolve) => {
			this.tellEnd = resolve;
		});
	}

	/** @throws Error when PostgreSQL or Redis does not answer, or a process does not get ready; what had started is ended */
	static async start(options: QueueModeOptions): Promise<QueueMode> {
		const ports = { main: await freePort(options.port), webhook: await freePort() };
		const queueMode = new QueueMode(options, await provideServices(options.program, options.redisUrl), ports);
		try {
			await queueMode.startMain(); // alone, because it makes the tables
			await queueMode.startOthers(options.workers ?? 2);
			return queueMode;
		} catch (error) {
			await queueMode.kill();
			throw error;
		}
	}

	get pid(): number {
		return this.main?.pid ?? 0;
	}

	/** Where PostgreSQL has the database of this n8n. */
	get database(): string {
		return this.services.database;
	}

	/** Adds a worker and waits until it is ready. */
	async addWorker(): Promise<void> {
		this.workersSoFar += 1;
		this.workers.push(await this.run('worker', `worker-${this.workersSoFar}`, await freePort()));
	}

	/** Kills the worker that has run longest, as a power cut would. It does not come back by itself. */
	async killWorker(): Promise<void> {
		await this.workers.shift()?.kill();
	}

	/** Keeps every worker from taking or doing anything, until what is returned is called. */
	holdWorkers(): () => void {
		const held = this.workers.map(({ pid }) => pid);
		for (const pid of held) process.kill(pid, 'SIGSTOP');
		return () => {
			for (const pid of held) process.kill(pid, 'SIGCONT');
		};
	}

	/** Kills main, lets something happen, and starts it anew at the same address. The others go on. */
	async replaceMain(whileDown?: () => Promise<void>): Promise<void> {
		await this.main?.kill();
		await whileDown?.();
		await this.startMain();
	}

	/** Kills the webhook processor, lets something happen, and starts it anew at the same address. The others go on. */
	async replaceWebhookProcessor(whileDown?: () => Promise<void>): Promise<void> {
		await this.webhookProcessor?.kill();
		await whileDown?.();
		await this.startWebhookProcessor();
	}

	/** Starts anew what has ended by itself, as whoever watches over the processes of n8n does. Returns what that was. */
	async revive(): Promise<string[]> {
		const revived: string[] = [];
		if (this.main?.hasEnded()) {
			await this.startMain();
			revived.push('main');
		}
		if (this.webhookProcessor?.hasEnded()) {
			await this.startWebhookProcessor();
			revived.push('webhook processor');
		}
		for (const worker of this.workers.filter((one) => one.hasEnded())) {
			this.workers.splice(this.workers.indexOf(worker), 1);
			await this.addWorker();
			revived.push('worker');
		}
		return revived;
	}

	logTail(lines: number): string {
		return this.parts()
			.map((part) => part.logTail(lines))
			.join('\n');
	}

	hasEnded(): boolean {
		return this.main?.hasEnded() ?? true;
	}

	async stop(): Promise<void> {
		await Promise.all(this.parts().map(async (part) => await part.stop()));
		await this.services.release();
	}

	async kill(): Promise<void> {
		await Promise.all(this.parts().map(async (part) => await part.kill()));
		await this.services.release();
	}

	private parts(): RunningProcess[] {
		return [this.main, this.webhookProcessor, ...this.workers].filter((part) => part !== undefined);
	}

	private async startMain(): Promise<void> {
		const main = await this.run('start', 'main', this.ports.main);
		this.main = main;
		// One that was replaced has ended, too, but n8n goes on.
		void main.ended.then(() => {
			if (this.main === main) this.tellEnd();
		});
	}

	private async startWebhookProcessor(): Promise<void> {
		this.webhookProcessor = await this.run('webhook', 'webhook', this.ports.webhook);
	}

	private async startOthers(workers: number): Promise<void> {
		const starts = [this.startWebhookProcessor(), ...Array.from({ length: workers }, () => this.addWorker())];
		const failed = (await Promise.allSettled(starts)).find(({ status }) => status === 'rejected');
		if (failed?.status === 'rejected') throw failed.reason;
	}

	private async run(role: ProcessOptions['role'], name: string, port: number): Promise<RunningProcess> {
		const { program, userFolder, settings } = this.options;
		const folder = join(userFolder, name);
		const place = { userFolder: folder, port, brokerPort: await freePort(), settings };
		const shared = { ...this.services.env, N8N_WEBHOOK_URL: `${this.webhookUrl}/` };
		return await runProcess({
			program,
			role,
			readyWords: READY_WORDS[role],
			env: { ...n8nEnvironment(place), ...shared },
			folder,
		});
	}
}
