/** One trial: its plan is carried out, then everything is left to itself, and what is there in the end is looked at. */
import { createHash } from 'node:crypto';
import type { Invoice } from '../../sandbox/data/invoice';
import { gather } from './gather';
import { violations, type Approval, type Evidence, type Violation } from './invariants';
import { ALERT_ORIGIN } from './n8n/installation';
import { Machine } from './n8n/machine';
import { callOver } from './net/axiosAdapter';
import { Network } from './net/network';
import { People } from './people';
import { drawPlan, toLines, type Plan } from './plan/plan';
import type { Stage } from './plan/stage';
import { drawFrom } from './preload';
import { outside } from './time/processes';
import { random } from './time/random';
import { drive, sleep, startClockAt, virtualNow } from './time/virtualTime';
import type { World } from './world/world';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Growing pauses reach a day, a claim of another n8n is taken over after six hours. */
const PATIENCE_MS = 72 * HOUR_MS;
const LOOK_MS = 5 * MINUTE_MS;
const OUTAGE_MS = 5 * MINUTE_MS;
/** A little less, for the way. */
const SIGN_IN_CLOCK_MS = 3 * MINUTE_MS - 5_000;

export interface TrialResult {
	seed: string;
	plan: string[];
	log: string[];
	violations: Violation[];
	kills: number;
	/** Virtual time from the first approval to the end. */
	minutes: number;
	executions: number;
	evidence: Evidence;
}

export async function runTrial(world: World, seed: string): Promise<TrialResult> {
	const chance = random(seed);
	const plan = drawPlan(chance.fork('plan'), world.invoices.length);
	drawFrom(chance.fork('ids').next);
	startClockAt(plan.startsAt);
	const trial = new Trial(world, plan, seed);
	return await drive(outside(async () => await trial.run()));
}

class Trial {
	private readonly log: string[] = [];
	private readonly alerts: string[] = [];
	private readonly forgedAnswers: number[] = [];
	private readonly net: Network;
	private readonly approvals: Approval[] = [];
	private readonly people: People;
	private machines: Machine[] = [];
	private stage!: Stage;
	private readonly mayAsk: string[] = [];
	/** The data of all runs is much text: every fifth trial looks through it. */
	private readonly scansRuns: boolean;
	private begunAt = 0;
	private dayLimitCents?: number;

	constructor(
		private readonly world: World,
		private readonly plan: Plan,
		private readonly seed: string,
	) {
		this.net = new Network(random(`${seed}/network`));
		const { bill, salesforce } = world;
		const { approvals } = this;
		this.people = new People({ bill, salesforce, approvals, stampsApprovals: plan.stampsApprovals });
		this.scansRuns = random(`${seed}/scan`).chance(0.2);
	}

	async run(): Promise<TrialResult> {
		const { plan } = this;
		await this.setStage();
		for (const machine of this.machines) machine.start();
		await sleep(20_000);
		this.begunAt = virtualNow();
		await this.carryOut();
		await this.untilSettled();
		const evidence = gather(this.world, {
			databases: this.stage.databases,
			log: this.log,
			alerts: this.alerts,
			forgedAnswers: this.forgedAnswers,
			scansRuns: this.scansRuns,
			plan: {
				approvals: this.approvals,
				dayLimitCents: this.dayLimitCents,
				mayAsk: this.mayAsk.join(', '),
				stampsApprovals: plan.stampsApprovals,
				wasKilled: this.machines.some(({ killed }) => killed > 0),
			},
		});
		const result = {
			seed: this.seed,
			plan: toLines(plan),
			log: this.log,
			violations: violations(evidence),
			kills: this.machines.reduce((sum, { killed }) => sum + killed, 0),
			minutes: Math.round((virtualNow() - this.begunAt) / MINUTE_MS),
			executions: this.stage.databases.reduce((sum, { executions }) => sum + executions.length, 0),
			evidence,
		};
		for (const machine of this.machines) machine.n8n.life.isDead = true;
		this.world.bill.world.notifier.clear();
		return result;
	}

	private async setStage(): Promise<void> {
		const { plan, world, net } = this;
		callOver(net);
		await world.bill.begin(net, plan.switches);
		world.salesforce.begin(net, { stampsApprovals: plan.stampsApprovals });
		net.serve(ALERT_ORIGIN, async ({ body }) => {
			this.alerts.push(String(body ?? ''));
			return { status: 200, headers: {}, body: Buffer.from('ok') };
		});
		const note = (line: string) => void this.log.push(`${this.clock()} ${line}`);
		const [first, second] = world.installations;
		const databases = [first.begin(), ...(plan.processes === 'two n8n' ? [second.begin()] : [])];
		this.machines = [new Machine(first.process(databases[0], note), net, true, note)];
		if (plan.processes === 'two n8n')
			this.machines.push(new Machine(second.process(databases[1], note), net, true, note));
		if (plan.processes === 'two workers')
			this.machines.push(
				new Machine(first.process(databases[0], note, 'worker', first.origin), net, false, note),
			);
		this.machines.forEach((machine, index) => (machine.clock = plan.clocks[index]));
		for (const { process, atStep, downMs } of plan.kills)
			if (atStep !== undefined) this.machines[process].kills.push({ atStep, downMs });
		const invoices = plan.invoices.map((index) => world.invoices[index]);
		if (plan.dayLimit) {
			// Each fits, all of them do not.
			this.dayLimitCents = Math.max(...invoices.map(({ amountCents }) => amountCents)) + 100;
			const value = String(this.dayLimitCents / 100);
			for (const { tables } of databases) tables.change('AP Switches', { name: 'limitPerDay' }, { value });
		}
		const recordIds = invoices.map((invoice) => this.enter(invoice));
		this.stage = {
			bill: world.bill,
			salesforce: world.salesforce,
			net,
			databases,
			recordIds,
			forge: (times) => void this.forge(times),
			disturbEvent: (which, what, lateMs) => this.disturbEvent(which, what, lateMs),
			jumpClock: (which, ms) => this.machines[Math.floor(which * this.machines.length)].setClock(ms),
			tamper: (which, what) => this.people.tamper(which % recordIds.length, what),
			withdraw: (which) => this.people.withdraw(which % recordIds.length),
			voidPayment: (which) => this.people.voidPayment(which % recordIds.length),
		};
	}

	private enter(invoice: Invoice): string {
		const recordId = this.world.salesforce.submit(invoice);
		const account = this.world.salesforce.rows('AP_Invoice__c').find(({ Id }) => Id === recordId)?.Vendor__c;
		this.approvals.push({
			recordId,
			accountId: String(account),
			vendorName: invoice.vendor.name,
			invoiceNumber: invoice.invoiceNumber,
			approvedCents: invoice.amountCents,
			mayAsk: '',
		});
		return recordId;
	}

	/** Everything happens at its time, beside everything else. */
	private async carryOut(): Promise<void> {
		const { plan } = this;
		const at = (ms: number, line: string, work: () => void) =>
			setTimeout(() => {
				this.log.push(`${this.clock()} ${line}`);
				work();
			}, ms);
		plan.approvedAfterMs
			.slice(0, this.stage.recordIds.length)
			.forEach((ms, index) => at(ms, `invoice ${index} approved`, () => this.people.approve(index)));
		// Salesforce takes no sign-in from a clock that is off by more than three minutes, and people are told so.
		if (plan.clocks.some((ms) => Math.abs(ms) > SIGN_IN_CLOCK_MS)) this.mayAsk.push('a clock is wrong');
		for (const { kind, atMs, line, begin, end } of plan.troubles) {
			at(atMs, line, () => begin(this.stage));
			// Nothing comes from a system that is away for long, and people are told so.
			const isLong = end !== undefined && /down|stream/.test(kind) && end.atMs - atMs > OUTAGE_MS;
			if (isLong || ['database', 'clock jumps'].includes(kind)) this.mayAsk.push(line);
			if (end) at(end.atMs, `over: ${line}`, () => end.work(this.stage));
		}
		for (const { process, afterMs, downMs } of plan.kills)
			if (afterMs !== undefined)
				at(afterMs, `kill ${process}`, () => {
					const { n8n, kills } = this.machines[process];
					kills.unshift({ atStep: Number.POSITIVE_INFINITY, downMs });
					n8n.life.kill('by time');
				});
		at(plan.clocksRightAfterMs, 'clocks are right', () =>
			this.machines.forEach((machine) => machine.setClock(0)),
		);
		await sleep(Math.max(plan.troublesEndMs, plan.clocksRightAfterMs, ...plan.approvedAfterMs) + MINUTE_MS);
		// Faults ordered and not met yet are taken back.
		this.log.push(`${this.clock()} all troubles end`);
		this.net.faults = [];
		this.stage.bill.world.faults.clear();
		this.stage.salesforce.sim.faults.clear();
		for (const machine of this.machines) {
			machine.setClock(0);
			machine.kills.length = 0;
			machine.n8n.life.diesAtStep = Number.POSITIVE_INFINITY;
		}
		for (const { tables } of this.stage.databases) tables.stopFailing();
	}

	private async untilSettled(): Promise<void> {
		const until = virtualNow() + PATIENCE_MS;
		// An invoice may look settled while BILL's word about it is lost: Reconcile looks every hour.
		await sleep(HOUR_MS + LOOK_MS);
		while (virtualNow() < until && !this.isSettled()) await sleep(LOOK_MS);
		// What was told last is sealed, and alerts are on their way.
		await sleep(10 * MINUTE_MS);
	}

	private isSettled(): boolean {
		const invoices = this.world.salesforce.rows('AP_Invoice__c');
		const open = this.stage.recordIds.some((id) => {
			const { BILL_Sync_Status__c: status, Approval_Status__c: decision } =
				invoices.find(({ Id }) => Id === id) ?? {};
			// What was withdrawn in time is not written about.
			if (decision === 'Draft' && status === 'Not Sent') return false;
			return !['Paid', 'Needs Attention', 'Payment Failed', 'Voided', 'Rolled Back'].includes(String(status));
		});
		if (open || this.machines.some(({ isUp, n8n }) => !isUp || n8n.isBusy)) return false;
		return this.stage.databases.every(({ tables }) => {
			const isWorking = tables
				.raw('Approvals')
				.some(({ state }) => ['new', 'working', 'retry'].includes(String(state)));
			const isUntold = tables.raw('Dead Letters').some(({ isAlerted }) => isAlerted !== true);
			return !isWorking && !isUntold;
		});
	}

	private disturbEvent(which: number, what: 'again' | 'lost' | 'late', lateMs: number): void {
		const index = which % this.stage.recordIds.length;
		const recordId = this.stage.recordIds[index];
		const again = () => this.world.salesforce.deliverAgain(recordId);
		if (this.people.hasApproved(index)) return again();
		if (what === 'again') return void setTimeout(again, lateMs);
		this.fates.set(recordId, what === 'late' ? { lateMs } : 'lost');
		this.world.salesforce.fateOf = (id) => {
			const fate = this.fates.get(id);
			this.fates.delete(id);
			return fate;
		};
	}

	private readonly fates = new Map<string, 'lost' | { lateMs: number }>();

	private async forge(times: number): Promise<void> {
		const [payment] = this.world.bill.world.store.payments.all();
		for (let time = 0; time < times; time++) {
			const metadata = {
				eventId: `forged-${time}`,
				subscriptionId: 'forged',
				organizationId: 'forged',
				eventType: 'payment.updated',
				version: '1',
			};
			const body = JSON.stringify({
				metadata,
				payment: { id: payment?.id ?? 'stp01FORGED', singleStatus: 'CLEARED' },
			});
			const signature = createHash('sha256').update(`${body}${time}`).digest('base64');
			const url = new URL(this.machines[0].webhookUrl);
			const headers = {
				'content-type': 'application/json',
				'x-bill-sha-signature': signature,
				host: url.host,
			};
			const request = { method: 'POST', path: url.pathname, headers, body };
			await this.net.send(url, request, 10_000).then(
				({ status }) => this.forgedAnswers.push(status),
				() => undefined,
			);
		}
	}

	private clock(): string {
		const ms = virtualNow() - this.begunAt;
		return this.begunAt === 0
			? '-'
			: `+${Math.floor(ms / MINUTE_MS)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
	}
}
