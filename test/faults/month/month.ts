import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SalesforceInvoice } from '../../../sandbox/console/simulators';
import { countOpenRows } from '../../../sandbox/n8n/openRows';
import { addRows, emptyTable, readTable } from '../../../sandbox/n8n/tables';
import { WorkflowByHand } from '../../e2e/byHand';
import { edits, inWorkflow, timersEvery, withSettings } from '../../e2e/edits';
import { anApInvoice } from '../../e2e/invoice';
import { Lane } from '../real/lane';
import { again, approveInSilence, endTroubles, messageOf } from '../real/trial';
import { TROUBLES } from '../real/troubles';
import { VirtualClock } from './clock';
import { People } from './people';
import {
	APPROVING_MS,
	ASKED_FROM_CENTS,
	type Day,
	type MonthInvoice,
	type MonthPlan,
	type Story,
} from './plan';

const DAY_MS = 86_400_000;
/** Hundreds of rows on a busy machine. */
const WORK_MS = 900_000;
/** Longer than a run of a day's invoices takes: a row that others take before its run has ended is never finished. */
const LEASE_MINUTES = 2;
/** After the last approval: a payment takes six steps, two of them a day. */
const QUIET_DAYS = 5;
const SOON_MS = 300_000;
/** So many rows are looked at one by one. */
const FEW = 50;
const BATCHES = 5;
/** Beside the tables, what n8n keeps of two thousand invoices are gigabytes of runs that nobody looks at. */
const OF_MANY = {
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
	N8N_DATA_TABLES_MAX_SIZE_BYTES: '1000000000',
};
const DISK_MEGABYTES = 1_500;
const RAISED_CENTS = 100;

/** An invoice as it stands in Salesforce, and what has been done with it. */
export interface Entered extends MonthInvoice {
	id: string;
	vendorName: string;
	/** What its story asks for has been done. */
	isDone: boolean;
	/** What was approved last. */
	approvedCents: number;
}

/** A month of payables on one n8n, in which days leap. */
export class Month {
	readonly entered: Entered[] = [];
	kills = 0;
	troubles = 0;
	readonly people: People;
	private readonly accounts: string[] = [];

	private constructor(
		readonly lane: Lane,
		private readonly plan: MonthPlan,
		private readonly clock: VirtualClock,
		private readonly say: (line: string) => void,
	) {
		this.people = new People(lane.sandbox);
	}

	/** Starts it all, with the one rule of this company: large amounts are asked about. */
	static async start(plan: MonthPlan, say: (line: string) => void): Promise<Month> {
		const clock = new VirtualClock(join(tmpdir(), `faults-clock-${process.pid}`));
		const quick = edits(
			inWorkflow('Ask a person', timersEvery(10)),
			inWorkflow('Answer a question', timersEvery(10)),
			inWorkflow('Reconcile BILL and Salesforce', timersEvery(30)),
			withSettings('Pay approved invoices', { leaseMinutes: LEASE_MINUTES }),
			withSettings('Report payments to Salesforce', { leaseMinutes: LEASE_MINUTES }),
		);
		const lane = await Lane.start('one', {
			edit: quick,
			settings: { ...clock.settings, ...OF_MANY },
			diskMegabytes: DISK_MEGABYTES,
		});
		const { client, bill } = lane.sandbox.everything;
		await bill.send('switches', { paymentTick: 0, retryAfter: 4, trustDays: 60 });
		await emptyTable(client, 'Routing Rules');
		const rule = {
			priority: 1,
			amountFrom: ASKED_FROM_CENTS / 100,
			action: 'ask',
			askWhom: 'cfo@example.com',
		};
		await addRows(client, 'Routing Rules', [{ ...rule, note: 'a large amount' }]);
		return new Month(lane, plan, clock, say);
	}

	async run(): Promise<void> {
		for (const day of this.plan.days) {
			await this.work(day);
			await this.endDay(day.daysToNext, `day ${day.number + 1}: ${day.invoices.length} invoices`);
		}
		for (let day = 1; day <= QUIET_DAYS; day += 1) {
			await this.act();
			await this.untilNothingRuns();
			await this.endDay(1, `day after the last ${day}`);
		}
	}

	/** The entries of the audit trail that are still on their way into it are stored. */
	async untilAuditIsWritten(): Promise<void> {
		const { client } = this.lane.sandbox.everything;
		await this.lane.sandbox.until(
			'the audit trail to be written',
			async () => {
				const [inbox, trail] = [
					await readTable(client, 'Audit Inbox'),
					await readTable(client, 'Audit Heads'),
				];
				const last = Math.max(0, ...trail.map(({ inboxId }) => Number(inboxId ?? 0)));
				return inbox.every(({ id }) => id <= last);
			},
			WORK_MS,
		);
	}

	private async work(day: Day): Promise<void> {
		const { sandbox } = this.lane;
		const today: Entered[] = [];
		for (const invoice of day.invoices) today.push(await this.enter(invoice));
		if (day.isPaused) await this.people.switchPayments('paused');
		await this.act();
		for (const vendor of day.vendorsChanged) await this.changeVendor(vendor);
		const startedAt = Date.now();
		const troubles = day.troubles.map(async (trouble) => {
			await wait(trouble.afterMs);
			const begun = TROUBLES[trouble.name].begin(this.lane, trouble);
			const isBegun = await begun.then(
				() => true,
				(error: unknown) => this.say(`${trouble.name} did not come: ${messageOf(error)}`),
			);
			if (isBegun) this.troubles += 1;
		});
		const kill = day.killedAfterMs === undefined ? undefined : this.kill(day.killedAfterMs);
		for (let batch = 0; batch < BATCHES; batch += 1) {
			const some = today.filter((_, index) => index % BATCHES === batch);
			const [changed, plain] = [some.filter(isChanged), some.filter((one) => !isChanged(one))];
			await wait(Math.max(0, startedAt + (APPROVING_MS * batch) / BATCHES - Date.now()));
			if (plain.length > 0) await again(async () => await sandbox.approve(...plain.map(({ id }) => id)));
			for (const one of changed) await this.changeAfterApproval(one);
		}
		await kill;
		await Promise.all(troubles);
		await endTroubles(this.lane);
		await this.lane.revive();
		await this.untilNothingRuns();
		if (!day.isPaused) return;
		await this.people.switchPayments('running');
		await this.untilNothingRuns();
	}

	/** Somebody raises what was approved by a dollar before n8n hears of the approval. */
	private async changeAfterApproval(one: Entered): Promise<void> {
		const { sandbox } = this.lane;
		await approveInSilence(sandbox, one.id);
		const event = await again(async () => await sandbox.approvalFields(one.id));
		const [line] = await sandbox.linesOf(one.id);
		const raised = { Amount__c: (one.cents + RAISED_CENTS) / 100 };
		await again(async () => await sandbox.changeApproved('AP_Invoice__c', one.id, raised));
		const ofLine = { Amount__c: (one.firstLineCents + RAISED_CENTS) / 100 };
		await again(async () => await sandbox.changeApproved('AP_Invoice_Line__c', line, ofLine));
		await again(async () => await sandbox.publishApproval(one.id, event));
	}

	private async kill(afterMs: number): Promise<void> {
		await wait(afterMs);
		this.kills += 1;
		// Where it cannot start, because its disk is full, whoever watches over it starts it later.
		await this.lane.kill({ what: 'n8n', afterMs, downMs: 500 }).catch(() => undefined);
	}

	private async enter(invoice: MonthInvoice): Promise<Entered> {
		const { sandbox } = this.lane;
		const draft = anApInvoice();
		const vendorName = `Month ${invoice.vendor + 1} GmbH & Co`;
		this.accounts[invoice.vendor] ??= await sandbox.enterVendor({ ...draft.vendor, Name: vendorName });
		const cents = [invoice.firstLineCents, invoice.cents - invoice.firstLineCents];
		const id = await sandbox.submitFor(this.accounts[invoice.vendor], {
			...draft,
			Invoice_Number__c: invoice.number,
			Amount__c: invoice.cents / 100,
			lines: draft.lines.map((line, index) => ({ ...line, Amount__c: cents[index] / 100 })),
		});
		const entered = { ...invoice, id, vendorName, isDone: false, approvedCents: invoice.cents };
		this.entered.push(entered);
		return entered;
	}

	/** Does what stories ask for, for the invoices that have come so far; the others wait for another day. */
	private async act(): Promise<void> {
		const { sandbox } = this.lane;
		const refused = new Set(this.havingStory('asked and refused').map(({ id }) => id));
		await this.people.answerQuestions((id) => (refused.has(id) ? 'Do not pay it' : 'Pay it'));
		const payees = await WorkflowByHand.open(sandbox, 'Check the payees');
		await payees.run('Every hour');
		await this.people.releaseVendorChanges();
		const shown = await this.shown();
		const having = (status: string, of: Entered[]) =>
			of.filter(({ id }) => shown.get(id)?.BILL_Sync_Status__c === status);
		for (const one of this.entered.filter(({ isDone }) => !isDone)) await this.actOn(one, shown.get(one.id));
		const voided = having('Voided', this.havingStory('voided and sent again'));
		await this.people.sendAgain(voided.map(({ number }) => number));
		const back = having(
			'Payment Scheduled',
			this.havingStory('rolled back').filter(({ isDone }) => !isDone),
		);
		if (back.length === 0) return;
		this.say(`rolled back: ${plain(await this.people.rollBack(back.map(({ number }) => number)))}`);
		const after = await this.shown();
		for (const one of back) one.isDone = after.get(one.id)?.BILL_Sync_Status__c === 'Rolled Back';
	}

	private async actOn(one: Entered, shown?: SalesforceInvoice): Promise<void> {
		const { sandbox } = this.lane;
		const status = shown?.BILL_Sync_Status__c;
		if (one.story.startsWith('voided') && status === 'Payment Scheduled' && shown?.BILL_Payment_Id__c) {
			await this.people.voidPayment(shown.BILL_Payment_Id__c).catch(() => undefined); // may have cleared
			one.isDone = true;
		}
		if (one.story === 'withdrawn' && status === 'Payment Scheduled') {
			await sandbox.withdraw(one.id);
			one.isDone = true;
		}
		if (one.story === 'changed and approved again' && status === 'Needs Attention') {
			await sandbox.approveAgain(one.id);
			one.approvedCents = one.cents + RAISED_CENTS;
			one.isDone = true;
		}
	}

	private havingStory(story: Story): Entered[] {
		return this.entered.filter((one) => one.story === story);
	}

	/** Every invoice as Salesforce has it now, by its record id. */
	private async shown(): Promise<Map<string, SalesforceInvoice>> {
		const { salesforce } = this.lane.sandbox.everything;
		const all = await salesforce.read<SalesforceInvoice[]>('state', { object: 'AP_Invoice__c' });
		return new Map(all.map((one) => [one.Id, one]));
	}

	/** Somebody enters another bank account of a vendor in BILL. */
	private async changeVendor(vendor: number): Promise<void> {
		const name = `Month ${vendor + 1} GmbH & Co`;
		const { vendors } = await this.lane.sandbox.everything.bill.read<{
			vendors: Array<{ id: string; name: string }>;
		}>('state');
		const known = vendors.find((one) => one.name === name);
		if (known) await this.people.changeBankAccount(known.id).catch(() => undefined); // it has one already
	}

	/** Payments move on, the day is sealed, and the next one comes. */
	private async endDay(days: number, what: string): Promise<void> {
		const { everything } = this.lane.sandbox;
		for (let step = 0; step < 2; step += 1) {
			await everything.bill.send('tick');
			await wait(1_000);
			await this.untilNothingRuns();
		}
		const statuses = await this.statuses();
		this.say(`${this.clock.now().toISOString().slice(0, 10)} ${what} ${JSON.stringify(statuses)}`);
		await this.clock.leap(everything, everything.n8n.pid, days * DAY_MS);
		await this.lane.sandbox.signInAgain(this.clock.now());
		const audit = await WorkflowByHand.open(this.lane.sandbox, 'Write the audit trail');
		await audit.run('Every quarter of an hour');
		await (await WorkflowByHand.open(this.lane.sandbox, 'Tidy tables')).run('Every night');
	}

	private async statuses(): Promise<Record<string, number>> {
		const counts: Record<string, number> = {};
		for (const { BILL_Sync_Status__c: status } of (await this.shown()).values())
			counts[status] = (counts[status] ?? 0) + 1;
		return counts;
	}

	private async untilNothingRuns(): Promise<void> {
		await this.lane.sandbox.until(
			'every row to be settled',
			async () => (await this.countDueRows()) === 0,
			WORK_MS,
		);
	}

	/** Rows that come up today. What waits longer, because payments are paused or an hour is used up, comes up after a leap. */
	private async countDueRows(): Promise<number> {
		const { client } = this.lane.sandbox.everything;
		const open = await countOpenRows(client);
		if (open === 0 || open > FEW) return open;
		const rows = [...(await readTable(client, 'Approvals')), ...(await readTable(client, 'BILL Events'))];
		const soon = this.clock.now().getTime() + SOON_MS;
		const waitsLonger = rows.filter(
			({ state, nextTryAt }) => state === 'retry' && new Date(String(nextTryAt)).getTime() > soon,
		);
		return open - waitsLonger.length;
	}
}

function isChanged({ story }: MonthInvoice): boolean {
	return story === 'changed and approved again';
}

function plain(html: string): string {
	return html
		.replaceAll(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.slice(0, 300);
}
