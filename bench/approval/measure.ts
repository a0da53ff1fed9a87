/** 75 invoices are approved in Salesforce, 25 of them one by one and 50 at once; a real n8n with this package makes bills and payments of them and reports back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSnapshot } from '../../sandbox/console/simulators';
import { listExecutions, untilQuiet } from '../../sandbox/n8n/executions';
import { until } from '../../sandbox/n8n/until';
import { APPROVER } from '../../sandbox/salesforce/tenant';
import { startEverything, type Everything } from '../../sandbox/start/everything';
import { isCredit } from '../../sandbox/start/measure';
import { SalesforceUser } from '../../sandbox/start/salesforceUser';
import { versionIn } from '../machine';
import { report, type Measurement } from '../report';
import { cell, rounded, spreadOf } from '../statistics';
import { momentsOf, type Moments } from './moments';

/** One by one, to see how soon n8n starts; then so many at once. */
const SINGLE = 25;
const AT_ONCE = 50;
/** Longer than one invoice takes. */
const SETTLE_MS = 3_000;
/** BILL needs days for the way of a payment; here each of its steps takes so long. */
const PAYMENT_TICK_MS = 100;
const PATIENCE_MS = 110_000;

interface Outcome {
	/** From the approver's request to the moment n8n notes as the start of the execution. */
	startedMs: number[];
	moments: Moments[];
	executions: Record<string, number>;
	failedExecutions: number;
	seconds: number;
}

async function measure(): Promise<Measurement> {
	const { N8N_PROGRAM: n8nProgram } = process.env;
	if (n8nProgram === undefined)
		throw new Error('Start this with "npm run bench -- approval": it says where n8n is.');
	const stateDir = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-bench-'));
	try {
		const everything = await startEverything({
			n8nProgram,
			stateDir,
			invoices: SINGLE + AT_ONCE,
			paymentTickMs: PAYMENT_TICK_MS,
		});
		const outcome = await payAll(everything).finally(async () => await everything.stop());
		return { ...asMeasurement(outcome), versions: { n8n: versionIn(join(dirname(n8nProgram), '..')) } };
	} finally {
		await rm(stateDir, { recursive: true, force: true });
	}
}

/** Approves everything as fast as Salesforce takes it and waits until the last invoice is paid. */
async function payAll({ sandbox, bill, salesforce, client, n8n }: Everything): Promise<Outcome> {
	const { invoices } = await readSnapshot(sandbox);
	const all = invoices.filter((invoice) => !isCredit(invoice));
	const approver = await SalesforceUser.logIn(sandbox, APPROVER.userName);
	const startedMs: number[] = [];
	for (const { Id } of all.slice(0, SINGLE)) startedMs.push(await startOf(Id, approver, client));
	const toPay = all.slice(SINGLE);
	const before = (await listExecutions(client)).length;
	const startedAt = Date.now();
	await approver.approve(toPay.map(({ Id }) => Id));
	const paid = await until(
		async () => {
			const now = (await readSnapshot(sandbox)).invoices.filter((invoice) => !isCredit(invoice));
			return now.every(({ BILL_Sync_Status__c: status }) => status === 'Paid') && now;
		},
		{ fact: 'every invoice to be paid', withinMs: PATIENCE_MS, everyMs: 500, explain: () => n8n.logTail(20) },
	);
	await untilQuiet(client);
	const seconds = (Date.now() - startedAt) / 1000;
	const executions = (await listExecutions(client)).slice(0, -before || undefined);
	const byWorkflow: Record<string, number> = {};
	for (const { workflowName } of executions) byWorkflow[workflowName] = (byWorkflow[workflowName] ?? 0) + 1;
	const failedExecutions = executions.filter(({ status }) => status !== 'success').length;
	const ofBurst = paid.filter(({ Id }) => toPay.some((invoice) => invoice.Id === Id));
	return {
		startedMs,
		moments: await momentsOf(ofBurst, { bill, salesforce }),
		executions: byWorkflow,
		failedExecutions,
		seconds,
	};
}

/** Approves one invoice while n8n has nothing else to do; how long until its execution starts. */
async function startOf(id: string, approver: SalesforceUser, client: Everything['client']): Promise<number> {
	await untilQuiet(client);
	const approvedAt = Date.now();
	await approver.approve([id]);
	// Asking n8n meanwhile would slow down what is measured.
	await sleep(SETTLE_MS);
	const starts = await until(
		async () => {
			const since = (await listExecutions(client))
				.map(({ startedAt }) => Date.parse(startedAt))
				.filter((ms) => ms >= approvedAt);
			return since.length > 0 && since;
		},
		{ fact: `an execution for the approval of ${id}`, withinMs: 30_000 },
	);
	return Math.min(...starts) - approvedAt;
}

function asMeasurement({ startedMs, moments, executions, failedExecutions, seconds }: Outcome): Measurement {
	const legs: Array<[string, string, number[]]> = [
		['billed', 'approval → bill in BILL', moments.map(({ approved, billed }) => billed - approved)],
		[
			'scheduled',
			'approval → payment in BILL',
			moments.map(({ approved, scheduled }) => scheduled - approved),
		],
		['paid', 'approval → Paid in Salesforce', moments.map(({ approved, paid }) => paid - approved)],
		[
			'reported',
			'payment in BILL → Paid in Salesforce',
			moments.map(({ scheduled, paid }) => paid - scheduled),
		],
	];
	const total = Object.values(executions).reduce((sum, count) => sum + count, 0);
	const spreads = legs.map(([key, , values]) => ({ key, ...spreadOf(values) }));
	const perSecond = {
		executionsPerSecond: rounded(total / seconds, 2),
		invoicesPerSecond: rounded(moments.length / seconds, 2),
	};
	return {
		sample: `${startedMs.length} invoices approved one by one, then ${moments.length} at once, one n8n process in regular mode on SQLite`,
		headings: ['way', 'p50 s', 'p95 s', 'slowest s'],
		rows: [
			['started', 'approval → start of the execution in n8n, one at a time', startedMs] as const,
			...legs,
		].map(([, name, values]) => {
			const { p50, p95 } = spreadOf(values);
			return [name, ...[p50, p95, Math.max(...values)].map((ms) => cell(ms / 1000, 3))];
		}),
		notes: [
			`${total} executions in ${cell(seconds)} s, ${failedExecutions} of them failed: ${perSecond.executionsPerSecond} executions and ${perSecond.invoicesPerSecond} invoices a second, from the first approval until n8n was idle.`,
			...Object.entries(executions).map(([name, count]) => `${count} × ${name}`),
			`Paid includes BILL's clearing, which here takes ${PAYMENT_TICK_MS} ms a step instead of days. All are approved at once, so the later ones wait for the earlier ones.`,
		],
		headline: {
			startedP50Ms: spreadOf(startedMs).p50,
			startedP99Ms: spreadOf(startedMs).p99,
			...Object.assign(
				{},
				...spreads.map(({ key, p50, p95 }) => ({ [`${key}P50Ms`]: p50, [`${key}P95Ms`]: p95 })),
			),
			...perSecond,
			executions: total,
			failedExecutions,
			seconds: rounded(seconds),
		},
		raw: Object.fromEntries(
			[['started', '', startedMs] as const, ...legs].map(([key, , values]) => [`${key}Ms`, values]),
		),
	};
}

report('approval', measure);
