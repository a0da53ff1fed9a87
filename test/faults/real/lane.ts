import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../../sandbox/n8n/workflowFiles';
import type { ReadyN8n } from '../../../sandbox/start/everything';
import { edits, inWorkflow, timerEvery, timersEvery, withSettings } from '../../e2e/edits';
import { SandboxUnderTest } from '../../e2e/sandbox';
import type { Kind, PlannedKill } from './plan';
import { OwnRedis } from './redis';

/** A lost worker is noticed within seconds instead of minutes. */
const NOTICED_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};
/** Of trials: they are few on one n8n. */
const DISK_MEGABYTES = 400;

/** Longer than a run takes on a busy machine: a row that is taken again and again before its run has ended is never finished. */
const LEASE_MINUTES = 0.6;

/** Minutes become seconds, and a row whose run died goes to another one after half a minute. */
const HURRIED = edits(
	inWorkflow('Pay approved invoices', timersEvery(5)),
	inWorkflow('Report payments to Salesforce', timersEvery(5)),
	inWorkflow('Alert on failure', timersEvery(5)),
	timerEvery('Write the audit trail', 'Every minute', 10),
	inWorkflow('Reconcile BILL and Salesforce', timersEvery(15)),
	withSettings('Pay approved invoices', { leaseMinutes: LEASE_MINUTES, firstPauseMinutes: 1 / 60 }),
	withSettings('Report payments to Salesforce', { leaseMinutes: LEASE_MINUTES, firstPauseMinutes: 1 / 60 }),
	withSettings('Reconcile BILL and Salesforce', { minutesBeforeMissing: 0.25 }),
);

/** An n8n on which trials run one after another, with both simulators; or two n8n on them. */
export class Lane {
	/** How n8n answered the forged reports of a trial. */
	readonly forgedAnswers: number[] = [];
	other?: ReadyN8n;
	private lastTurn: Promise<unknown> = Promise.resolve();

	private constructor(
		readonly kind: Kind,
		readonly sandbox: SandboxUnderTest,
		/** Whether n8n has a small disk of its own, which may be filled. */
		readonly hasOwnDisk: boolean,
		private readonly redis: OwnRedis | undefined,
		private readonly disks: string[],
	) {}

	/**
	 * Starts all of it. Takes about 20 seconds; queue mode twice as long.
	 * @param more changes of workflows beside those that hurry them; environment variables and the disk of an n8n of one process
	 */
	static async start(
		kind: Kind,
		more: { edit?: Edit; settings?: Record<string, string>; diskMegabytes?: number } = {},
	): Promise<Lane> {
		const { diskMegabytes = DISK_MEGABYTES } = more;
		const disks: string[] = [];
		const redis = kind === 'queue' ? await OwnRedis.start() : undefined;
		const sandbox = await SandboxUnderTest.start({
			edit: more.edit ? edits(HURRIED, more.edit) : HURRIED,
			settings: more.settings,
			keepTryingFor: 1,
			settlesAfter: 5,
			makeFolder: async (folder) => {
				if (kind === 'one') mountDisk(folder, diskMegabytes, disks);
				await Promise.resolve();
			},
			...(redis && { queueMode: { workers: 2, settings: NOTICED_SOON, redisUrl: redis.url } }),
		}).catch(async (error: unknown) => {
			await redis?.stop();
			throw error;
		});
		const lane = new Lane(kind, sandbox, disks.length > 0, redis, disks);
		if (kind === 'two') lane.other = await sandbox.startAnother();
		return lane;
	}

	/** Every n8n of the lane, to be asked. */
	get clients(): Array<Pick<ReadyN8n, 'client'>> {
		return this.other ? [this.sandbox.everything, this.other] : [this.sandbox.everything];
	}

	/** The processes of n8n that run. */
	pids(): number[] {
		if (this.kind === 'queue') return this.sandbox.queueMode.workers.map(({ pid }) => pid);
		return [this.sandbox.everything.n8n.pid, ...(this.other ? [this.other.n8n.pid] : [])];
	}

	/** Kills it with signal 9, and starts it again. */
	async kill({ what, downMs }: PlannedKill): Promise<void> {
		const whileDown = async () => await new Promise<void>((resolve) => setTimeout(resolve, downMs));
		switch (what) {
			case 'n8n':
				return await this.sandbox.restartN8n({ isKilled: true, whileDown });
			case 'other':
				this.other = await this.sandbox.restartOther(whileDown);
				return;
			case 'main':
				return await this.sandbox.queueMode.replaceMain(whileDown);
			case 'webhook processor':
				return await this.sandbox.queueMode.replaceWebhookProcessor(whileDown);
			case 'worker':
				await this.sandbox.queueMode.killWorker();
				await whileDown();
				return await this.sandbox.queueMode.addWorker();
			case 'redis':
				return await this.redis?.killAndReturn(whileDown);
		}
	}

	/** Has people do something one after another: while Salesforce tells nobody of a decision, nobody else may decide. */
	async inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.lastTurn.then(work);
		this.lastTurn = turn.catch(() => undefined);
		return await turn;
	}

	/** Starts again what ended by itself, as the watchdog of an installation does. */
	async revive(): Promise<string[]> {
		if (this.kind === 'queue') return await this.sandbox.queueMode.revive();
		const revived: string[] = [];
		if (this.sandbox.everything.n8n.hasEnded()) {
			await this.sandbox.restartN8n({ isKilled: true });
			revived.push('n8n');
		}
		if (this.other?.n8n.hasEnded()) {
			this.other = await this.sandbox.restartOther();
			revived.push('other');
		}
		return revived;
	}

	async stop(): Promise<void> {
		await this.sandbox.stop(this.disks.map((disk) => () => void spawnSync('umount', ['-l', disk])));
		await this.redis?.stop();
	}
}

/** A disk that can be full without the machine's being so. Where this user may not mount, n8n lies on that of the machine. */
function mountDisk(folder: string, megabytes: number, disks: string[]): void {
	mkdirSync(folder, { recursive: true });
	if (disks.includes(folder)) return;
	const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
	if (status !== 0) return;
	disks.push(folder);
	// n8n's log stays on the disk of the machine: where it cannot write that either, n8n ends.
	symlinkSync(`${folder}.log`, join(folder, 'n8n.log'));
	process.once('exit', () => void spawnSync('umount', ['-l', folder]));
}
