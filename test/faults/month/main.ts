import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readTable } from '../../../sandbox/n8n/tables';
import { auditSize } from './auditSize';
import { disagreements, untold, type Books } from './books';
import { VirtualClock } from './clock';
import { bytesOf, downloadCsv } from './download';
import { readCsv } from './export';
import { Month } from './month';
import { planOfMonth, WORKDAYS, type MonthPlan } from './plan';
import { readStory } from './reader';

/** A row of Dead Letters about these is what people wanted, or did, or names the trouble of n8n's own database and no invoice. */
const MAY_BE_TOLD =
	/was (voided|cancelled) in BILL|refused by Dana Miller|approved was|where its money goes has changed|changed after its approval|its approval was withdrawn|ends on|Audit trail|SQLITE_(BUSY|FULL)/;

/** What came of a month: nothing is wrong where both systems agree and the audit trail tells the same. */
export interface MonthResult {
	wrong: string[];
	figures: Record<string, number | string>;
}

/** `--month --invoices 2000 --seed S`: a month of payables in one run. */
export async function runMonth(words: string[]): Promise<number> {
	const { values } = parseArgs({
		args: words,
		options: {
			month: { type: 'boolean' },
			invoices: { type: 'string', default: '2000' },
			workdays: { type: 'string', default: String(WORKDAYS) },
			seed: { type: 'string' },
		},
	});
	const seed = values.seed ?? randomBytes(4).toString('hex');
	const startedAt = Date.now();
	const say = (line: string) =>
		void process.stdout.write(`${String(secondsSince(startedAt)).padStart(5)} s ${line}\n`);
	say(`Seed ${seed}`);
	const plan = planOfMonth(seed, Number(values.invoices), Number(values.workdays));
	const { wrong, figures } = await liveThrough(plan, say);
	for (const what of wrong) say(`  ✗ ${what}`);
	process.stdout.write(`${JSON.stringify(figures)}\n`);
	return wrong.length === 0 ? 0 : 1;
}

/**
 * Runs a month, and compares the books of both systems with each other, and with what an export of the audit trail says.
 * @throws Error where this machine cannot give n8n another time
 */
export async function liveThrough(plan: MonthPlan, say: (line: string) => void): Promise<MonthResult> {
	if (!VirtualClock.isPossible)
		throw new Error(
			'A month needs libfaketime, which gives n8n another time: install libfaketime of Debian.',
		);
	const startedAt = Date.now();
	const month = await Month.start(plan, say);
	try {
		await month.run();
		await month.untilAuditIsWritten();
		const { bill, salesforce, client } = month.lane.sandbox.everything;
		const state = await bill.read<Pick<Books, 'bills' | 'payments'>>('state');
		const invoices = await salesforce.read<Books['invoices']>('state', { object: 'AP_Invoice__c' });
		const books: Books = { ...state, invoices };
		const csv = await downloadCsv(client, 'Audit Trail');
		const { isIntact, said } = await verifyOffline(csv);
		say(said);
		const entries = readCsv(csv);
		const letters = (await readTable(client, 'Dead Letters')).filter(
			({ message }) => !MAY_BE_TOLD.test(String(message)),
		);
		const wrong = [
			...disagreements(month.entered, books),
			...untold(month.entered, books, readStory(entries)),
			...(isIntact ? [] : ['the audit trail does not verify']),
			...letters.map(
				({ workflowName, message }) => `somebody was asked: ${String(workflowName)}: ${String(message)}`,
			),
		];
		const live = books.payments.filter(({ singleStatus }) => !/VOID|CANCEL/.test(singleStatus));
		const figures = {
			seed: plan.seed,
			invoices: month.entered.length,
			faults: month.troubles,
			kills: month.kills,
			bills: books.bills.length,
			payments: books.payments.length,
			livePayments: live.length,
			paidCents: live.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0),
			auditEntries: entries.length,
			...auditSize(entries, await bytesOf(client, 'Audit Trail'), month.entered.length),
			asked: letters.length,
			violations: wrong.length,
			seconds: secondsSince(startedAt),
		};
		return { wrong, figures };
	} finally {
		await month.lane.stop();
	}
}

/** What an auditor does with the export, who has this package and no n8n. */
async function verifyOffline(csv: string): Promise<{ isIntact: boolean; said: string }> {
	const file = join(mkdtempSync(join(tmpdir(), 'faults-month-')), 'audit-trail.csv');
	writeFileSync(file, csv);
	const program = join(__dirname, '../../../dist/importer/main.js');
	const child = spawn(process.execPath, [program, 'verify-audit', file]);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
	const [code] = await once(child, 'close');
	return { isIntact: code === 0, said: `${file}\n${said}`.trimEnd() };
}

function secondsSince(startedAt: number): number {
	return Math.round((Date.now() - startedAt) / 1_000);
}
