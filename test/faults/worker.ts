/** Runs trials of one seed, a share of them: `worker.cjs <seed> <first> <step> <trials>`. A line of JSON a trial. */
import { axiosOfN8n, drawFrom, keepMemoryApart, RUNTIME } from './preload';
import axios from 'axios';
import { writeFileSync } from 'node:fs';
import { loadInvoices } from '../../sandbox/data/invoices';
import type { Edit } from '../../sandbox/n8n/workflowFiles';
import { Installation } from './n8n/installation';
import { editWithout, MECHANISMS, neverRuns, packageWithout } from './mechanisms';
import { makeCheap } from './n8n/cheaper';
import { loadNodes } from './n8n/nodeTypes';
import { leaveOut } from './n8n/timers';
import { callOver, installAdapter } from './net/axiosAdapter';
import { Network } from './net/network';
import { random } from './time/random';
import { drive, startClockAt } from './time/virtualTime';
import { runTrial } from './trial';
import type { World } from './world/world';
import { BillWorld } from './world/bill';
import { SalesforceWorld } from './world/salesforce';

/** The one thing that differs from what ships: a stream over HTTP, which takes virtual time, instead of gRPC. */
const overHttp: Edit = (draft) => ({
	...draft,
	nodes: draft.nodes.map((node) =>
		node.type.endsWith('.salesforceApprovalTrigger')
			? { ...node, parameters: { ...node.parameters, delivery: 'cometd' } }
			: node,
	),
});

const { FAULTS_WITHOUT: missing = '', FAULTS_VERBOSE, FAULTS_DUMP } = process.env;

async function createWorld(): Promise<World> {
	makeCheap();
	if (missing !== '') leaveOut(neverRuns(missing));
	const project = process.env.PACKAGE_UNDER_TEST ?? '';
	process.env.PACKAGE_UNDER_TEST = missing === '' ? project : packageWithout(missing, project);
	keepMemoryApart(process.env.PACKAGE_UNDER_TEST);
	installAdapter(axios as never);
	installAdapter(axiosOfN8n());
	const loaded = await loadNodes(RUNTIME);
	const [bill, salesforce] = [await BillWorld.create(), await SalesforceWorld.create()];
	const edit: Edit = missing === '' ? overHttp : (draft) => editWithout(missing)(overHttp(draft));
	const options = { jwtPrivateKey: salesforce.jwtPrivateKey, edit };
	const installations = [
		new Installation('A', 'http://127.0.0.1:5678', loaded, options),
		new Installation('B', 'http://127.0.0.1:5679', loaded, options),
	];
	startClockAt(Date.UTC(2026, 10, 1));
	const chance = random('set up');
	drawFrom(chance.next);
	const net = new Network(chance);
	callOver(net);
	const begin = async () => {
		await bill.begin(net, {});
		salesforce.begin(net, {});
		for (const installation of installations) await installation.setUp();
	};
	await drive(begin());
	return { bill, salesforce, installations, invoices: loadInvoices().invoices };
}

async function main([seed, first, step, trials]: string[]): Promise<void> {
	if (seed === 'mechanisms')
		return void process.stdout.write(`${JSON.stringify({ mechanisms: Object.keys(MECHANISMS) })}\n`);
	const world = await createWorld();
	for (let number = Number(first); number <= Number(trials); number += Number(step)) {
		const startedAt = process.hrtime.bigint();
		const before = process.cpuUsage();
		const { evidence, ...result } = await runTrial(world, `${seed}/${number}`);
		const ms = Math.round(Number(process.hrtime.bigint() - startedAt) / 1e6);
		const { user, system } = process.cpuUsage(before);
		const cpuMs = Math.round((user + system) / 1000);
		const isOf = FAULTS_VERBOSE === '1' || result.violations.length > 0;
		const { plan, log, ...counts } = result;
		process.stdout.write(`${JSON.stringify({ number, ms, cpuMs, ...counts, ...(isOf && { plan, log }) })}\n`);
		if (FAULTS_VERBOSE === '1') tell(evidence);
		if (FAULTS_DUMP) writeFileSync(FAULTS_DUMP, JSON.stringify(evidence, null, '\t'));
	}
}

function tell({
	tables,
	bill,
	salesforce,
	journals,
}: Awaited<ReturnType<typeof runTrial>>['evidence']): void {
	const say = (what: string, rows: unknown[]) =>
		process.stderr.write(`── ${what}\n${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
	for (const [name, own] of Object.entries(tables))
		for (const table of ['Approvals', 'BILL Events', 'Dead Letters'])
			say(`${table} of ${name}`, own[table] ?? []);
	say('bills', bill.bills);
	say('payments', bill.payments);
	say('invoices', salesforce.invoices);
	for (const [system, calls] of Object.entries(journals))
		say(
			`calls of ${system}`,
			calls.map(({ at, method, path, status, fault = '', body }) =>
				[at, method, path, status, fault, JSON.stringify(body ?? '').slice(0, 200)].join(' '),
			),
		);
}

// Whoever reads has heard enough.
process.stdout.on('error', () => process.exit(0));
main(process.argv.slice(2)).then(
	() => process.exit(0),
	(error: Error) => {
		process.stderr.write(`${error.stack}\n`);
		process.exit(1);
	},
);
