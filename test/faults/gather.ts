/** What is there when a trial has ended, as the invariants want it. */
import type { Evidence } from './invariants';
import type { Database } from './n8n/virtualN8n';
import type { World } from './world/world';

interface Course {
	databases: Database[];
	/** What happened, line by line. */
	log: string[];
	alerts: string[];
	forgedAnswers: number[];
	/** Whether the data of all runs is looked through as well, which is much text. */
	scansRuns: boolean;
	plan: Omit<Evidence['plan'], 'secrets'>;
}

export function gather(world: World, course: Course): Evidence {
	const { store, journal } = world.bill.world;
	const { salesforce } = world;
	const shown = <T>(rows: T[]) => rows as unknown as Array<Record<string, unknown>>;
	const tables = Object.fromEntries(
		course.databases.map(({ tables: own }, index) => [
			['A', 'B'][index],
			Object.fromEntries(own.names.map((name) => [name, own.read(name)])),
		]),
	);
	return {
		bill: {
			vendors: shown(store.vendors.all()),
			bills: shown(store.bills.all()),
			payments: shown(store.payments.all()),
		},
		salesforce: { invoices: shown(salesforce.rows('AP_Invoice__c')) },
		tables,
		journals: { bill: journal.read({}), salesforce: salesforce.sim.journal.read({}) },
		texts: [
			{ where: 'the log', text: course.log.join('\n') },
			...Object.entries(tables).map(([name, of]) => ({
				where: `a table of ${name}`,
				text: JSON.stringify(of),
			})),
			...(course.scansRuns ? textsOfRuns(course.databases) : []),
		],
		alerts: course.alerts,
		forgedAnswers: course.forgedAnswers,
		plan: { ...course.plan, secrets: secretsOf(world) },
	};
}

function textsOfRuns(databases: Database[]): Evidence['texts'] {
	return databases
		.flatMap(({ executions }) => executions)
		.flatMap(({ run, workflowName }) =>
			run ? [{ where: `an execution of ${workflowName}`, text: JSON.stringify(run.data.resultData) }] : [],
		);
}

/** The values that were used in this trial. */
function secretsOf({ bill, salesforce }: World): string[] {
	const { store } = bill.world;
	return [
		...store.sessions.all().map(({ id }) => id),
		...store.subscriptions.all().map(({ securityKey }) => securityKey),
		'sandbox-password',
		'sandbox-developer-key',
		'sandbox-remember-me',
		salesforce.jwtPrivateKey.slice(100, 180),
		...salesforce.tokens(),
	];
}
