import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSnapshot } from '../console/simulators';
import type { SalesforceInvoice } from '../console/simulators';
import { listExecutions, untilQuiet } from '../n8n/executions';
import { countOpenRows } from '../n8n/openRows';
import { until } from '../n8n/until';
import { APPROVER } from '../salesforce/tenant';
import { diagnosis } from './diagnosis';
import { startEverything } from './everything';
import type { Everything } from './everything';
import { isCredit, measure } from './measure';
import type { Course } from './measure';
import { movingLine, say, step } from './progress';
import { SalesforceUser } from './salesforceUser';
import { summary } from './summary';
import { whatIsOff } from './verdict';

/** BILL needs days from a payment's creation to its clearing; here each of the six steps takes so long. */
const PAYMENT_TICK_MS = 1_000;
const LEAST_PATIENCE_MS = 180_000;
const PATIENCE_AN_INVOICE_MS = 3_000;

/**
 * Approves invoices in a fresh sandbox, waits for their payments and reports. The last line on standard output is the
 * figures as JSON.
 * @returns whether everything came out as it should
 */
export async function runHeadless(
	n8nProgram: string,
	invoices: number,
	interrupted: AbortSignal,
): Promise<boolean> {
	const stateDir = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-'));
	try {
		const everything = await startEverything({
			n8nProgram,
			stateDir,
			invoices,
			paymentTickMs: PAYMENT_TICK_MS,
			step,
		});
		return await payAll(everything, invoices, interrupted).finally(async () => await everything.stop());
	} finally {
		await rm(stateDir, { recursive: true, force: true });
	}
}

async function payAll(everything: Everything, invoices: number, interrupted: AbortSignal): Promise<boolean> {
	const { sandbox, client } = everything;
	const approver = await SalesforceUser.logIn(sandbox, APPROVER.userName);
	const { invoices: loaded } = await readSnapshot(sandbox);
	const numbers = (await listExecutions(client)).map(({ id }) => Number(id));
	const startedAt = Date.now();
	await step(`Approving ${invoices} invoices and the credits among them`, async () => {
		await approver.approve(loaded.map(({ Id }) => Id));
	});
	const failure = await step('Waiting until each is paid in Salesforce', async () => {
		return await untilSettled(everything, startedAt, interrupted).then(
			() => undefined,
			(error: unknown) => (error instanceof Error ? error.message : String(error)),
		);
	});
	const course = { startedAt, endedAt: Date.now(), lastExecutionBefore: Math.max(0, ...numbers) };
	return await conclude(everything, { wanted: invoices, course, failure });
}

/** Waits until every invoice is paid or needs a person, and n8n has nothing left to do: no row to take, no run. */
async function untilSettled(
	{ sandbox, client }: Everything,
	startedAt: number,
	interrupted: AbortSignal,
): Promise<void> {
	const progress = movingLine();
	const { invoices: all } = await readSnapshot(sandbox);
	await until(
		async () => {
			interrupted.throwIfAborted();
			const { invoices, bills, payments } = await readSnapshot(sandbox);
			const open = invoices.filter((invoice) => !isSettled(invoice));
			const seconds = Math.round((Date.now() - startedAt) / 1000);
			const paid = invoices.filter(({ BILL_Sync_Status__c: status }) => status === 'Paid').length;
			progress(
				`bills ${bills.length} · payments ${payments.length} · paid ${paid} · still open ${open.length} · ${seconds} s`,
			);
			return open.length === 0 && (await countOpenRows(client)) === 0;
		},
		{
			fact: 'every invoice to be paid or parked, and no row to wait for its turn',
			withinMs: LEAST_PATIENCE_MS + all.length * PATIENCE_AN_INVOICE_MS,
			everyMs: 500,
		},
	);
	await untilQuiet(client);
}

function isSettled(invoice: SalesforceInvoice): boolean {
	const { BILL_Sync_Status__c: status } = invoice;
	return status === 'Needs Attention' || (isCredit(invoice) ? false : status === 'Paid');
}

async function conclude(
	everything: Everything,
	{ wanted, course, failure }: { wanted: number; course: Course; failure: string | undefined },
): Promise<boolean> {
	const evidence = await measure(everything, course);
	const off = [...(failure === undefined ? [] : [failure]), ...whatIsOff(evidence, wanted)];
	say(`\n${summary(evidence)}\n`);
	if (off.length > 0) {
		say(await diagnosis(everything, evidence.troubled));
		say(`\nNot as it should be:\n${off.map((what) => `  • ${what}`).join('\n')}\n`);
	}
	await everything.stop();
	say(JSON.stringify(evidence.figures));
	return off.length === 0;
}
