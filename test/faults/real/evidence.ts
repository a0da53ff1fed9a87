import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TENANT } from '../../../sandbox/bill/tenant';
import { readTable } from '../../../sandbox/n8n/tables';
import { PASSWORD } from '../../../sandbox/salesforce/tenant';
import { FORM_USER } from '../../../sandbox/start/everything';
import type { Approval, Evidence, JournalCall } from '../invariants/evidence';
import { executionsSince } from './executions';
import type { Lane } from './lane';
import type { TrialRun } from './trial';

/** What workflows write to; each is looked through. */
const TABLES = [
	...['Approvals', 'BILL Events', 'Dead Letters', 'Alert Deliveries', 'Decisions', 'Vendor Changes'],
	...['GL Code Map', 'Audit Inbox', 'Audit Trail', 'Audit Heads', 'Audit Days', 'AP Switches'],
];
/** More than a trial asks of either system. */
const CALLS_OF_A_TRIAL = 6_000;
const WATCHED_EVERY_MS = 3_000;
/** BILL's sessions are rows whose ID is the session. */
const SESSION_OF_BILL = /^\["sessions","([^"]{6,})"/gm;
/** A field of JSON with its value, which is none that JSON would have to escape. */
const SECRET = /"(?:accessToken|sessionId|securityKey|accountNumber|taxId)":"([^"\\]{6,})"/g;

/** What a lane holds from all of its trials so far: a later trial must not spoil what an earlier one left, either. */
export class LaneEvidence {
	private readonly approvals: Approval[] = [];
	private readonly journals: Evidence['journals'] = { bill: [], salesforce: [] };
	private readonly secrets = new Set<string>([
		...[TENANT.password, TENANT.devKey, TENANT.rememberMeId, PASSWORD, FORM_USER.password],
	]);
	private readonly lastCall = { bill: 0, salesforce: 0 };
	private mayTell = '';
	private readonly lastExecution: number[] = [];
	private readonly watch: NodeJS.Timeout;

	constructor(private readonly lane: Lane) {
		// A session that ends during a trial is in nobody's state afterwards.
		this.watch = setInterval(() => this.noteSecrets(), WATCHED_EVERY_MS);
	}

	/** Looks no longer. */
	end(): void {
		clearInterval(this.watch);
	}

	/** Everything the invariants look at, after a trial has settled. */
	async after({ invoices, forgedAnswers, mayTell }: TrialRun): Promise<Evidence> {
		const { bill, salesforce } = this.lane.sandbox.everything;
		this.approvals.push(...invoices.map(approvalOf));
		this.mayTell ||= mayTell; // rows of earlier trials are looked at again
		for (const system of ['bill', 'salesforce'] as const) await this.readJournal(system);
		this.noteSecrets();
		const tables: Evidence['tables'] = {};
		const texts: Evidence['texts'] = this.logs();
		for (const [index, { client }] of this.lane.clients.entries()) {
			const name = `n8n ${index + 1}`;
			const rows = await Promise.all(
				TABLES.map(async (table) => [table, await readTable(client, table)] as const),
			);
			tables[name] = Object.fromEntries(rows);
			texts.push(...rows.map(([table, of]) => ({ where: `${table} of ${name}`, text: JSON.stringify(of) })));
			const { last, found } = await executionsSince(this.lane, index, this.lastExecution[index] ?? 0);
			this.lastExecution[index] = last;
			texts.push(...found.map(({ id, data }) => ({ where: `execution ${id} of ${name}`, text: data })));
		}
		return {
			bill: await bill.read('state'),
			salesforce: { invoices: await salesforce.read('state', { object: 'AP_Invoice__c' }) },
			tables,
			journals: this.journals,
			texts,
			alerts: await this.lane.sandbox.alerts(),
			forgedAnswers,
			plan: {
				approvals: this.approvals,
				secrets: [...this.secrets],
				mayAsk: this.mayTell,
				wasKilled: true,
				stampsApprovals: true,
			},
		};
	}

	/** What n8n has written to a system since the last look. People's own calls are no evidence about n8n. */
	private async readJournal(system: 'bill' | 'salesforce'): Promise<void> {
		const calls = await this.lane.sandbox.everything[system].read<
			Array<JournalCall & { number: number; headers: Record<string, string> }>
		>('journal', { limit: CALLS_OF_A_TRIAL });
		const fresh = calls.filter(({ number }) => number > this.lastCall[system]);
		this.lastCall[system] = fresh.at(-1)?.number ?? this.lastCall[system];
		const isOfN8n = ({ path, headers }: (typeof calls)[number]) =>
			system === 'bill' ? headers['user-agent'] !== 'node' : path.includes('/composite');
		this.journals[system].push(...fresh.filter((call) => call.method !== 'GET' && isOfN8n(call)));
	}

	/** Sessions and keys that the systems have given out. Their state files hold them; n8n must not, but encrypted. */
	private noteSecrets(): void {
		const folder = join(this.lane.sandbox.folderOf('n8n'), '../simulators');
		for (const file of ['bill.json', 'salesforce.json']) {
			const path = join(folder, file);
			if (existsSync(path))
				for (const secret of secretsIn(readFileSync(path, 'utf8'))) this.secrets.add(secret);
		}
	}

	private logs(): Evidence['texts'] {
		const folders = [this.lane.sandbox.folderOf('n8n'), this.lane.sandbox.folderOf('other')];
		return folders
			.filter((folder) => existsSync(folder))
			.flatMap((folder) => [folder, ...readdirSync(folder).map((inner) => join(folder, inner))])
			.map((folder) => join(folder, 'n8n.log'))
			.filter((file) => existsSync(file))
			.map((file) => ({ where: file, text: readFileSync(file, 'utf8') }));
	}
}

function approvalOf({
	id,
	accountId,
	vendorName,
	number,
	cents,
	story,
	mayAsk,
}: TrialRun['invoices'][number]): Approval {
	return {
		recordId: id,
		accountId,
		vendorName,
		invoiceNumber: number,
		approvedCents: cents,
		mayAsk: mayAsk ? story : '',
	};
}

/** The values of everything that is named as a secret in a state file: JSON as a whole, or a line a row. */
function secretsIn(text: string): string[] {
	const found: string[] = [];
	for (const form of [SECRET, SESSION_OF_BILL])
		for (const [, value] of text.matchAll(form)) if (value) found.push(value);
	return found;
}
