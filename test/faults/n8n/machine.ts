/** A process of n8n from start to kill, and the next one: what runs by itself runs again. */
import { Life, inLife, outside } from '../time/processes';
import type { Network } from '../net/network';
import { listen } from './listening';
import { startTimers } from './timers';
import type { VirtualN8n } from './virtualN8n';
import { WebhookHost } from './webhook';

export class Machine {
	private starts = 0;
	/** How far the clock is ahead. */
	clock = 0;
	/** Kills still to come: the step they strike at, counted from a start, and how long n8n is down then. */
	readonly kills: Array<{ atStep: number; downMs: number }> = [];
	killed = 0;
	private host?: WebhookHost;

	constructor(
		readonly n8n: VirtualN8n,
		private readonly net: Network,
		/** Queue mode: triggers and webhooks belong to main alone. */
		private readonly isMain: boolean,
		private readonly log: (line: string) => void,
	) {}

	get isUp(): boolean {
		return !this.n8n.life.isDead;
	}

	start(): void {
		const { n8n } = this;
		const life = new Life(n8n.options.name, this.clock);
		n8n.life = life;
		n8n.forgetRuns();
		const [kill] = this.kills.splice(0, 1);
		if (kill) life.diesAtStep = kill.atStep;
		life.onDeath = (where) => {
			this.killed += 1;
			this.log(`${n8n.options.name} killed ${where}`);
			this.net.close(n8n.options.origin);
			// The next life has nothing of the dead one.
			outside(() => setTimeout(() => this.start(), kill?.downMs ?? 60_000));
		};
		if (this.isMain) {
			const host = new WebhookHost(n8n, 'Receive BILL events', 'When BILL reports a payment');
			this.host = host;
			this.net.serve(n8n.options.origin, async (request) => await host.answer(request));
			void inLife(life, async () => await host.publish());
			listen(n8n, 'Receive approvals', 'When approvals are final', this.starts === 0);
		}
		startTimers(n8n);
		this.starts += 1;
	}

	get webhookUrl(): string {
		return this.host?.url ?? '';
	}

	setClock(ms: number): void {
		this.clock = ms;
		this.n8n.life.clock = ms;
	}
}
