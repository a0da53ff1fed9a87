import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from '../../sandbox/n8n/client';
import { startN8n, type N8nProcess } from '../../sandbox/n8n/launcher';
import { QueueMode, type QueueModeOptions } from '../../sandbox/n8n/queueMode';
import type { Edit } from '../../sandbox/n8n/workflowFiles';
import { ADMINISTRATOR, APPROVER, SUBMITTER } from '../../sandbox/salesforce/tenant';
import {
	startEverything,
	startReadyN8n,
	type Everything,
	type ReadyN8n,
	type ReadyN8nOptions,
} from '../../sandbox/start/everything';
import { SalesforceUser } from '../../sandbox/start/salesforceUser';
import { keepJournal } from '../journal/keepJournal';
import { edits, inWorkflow, timerNever } from './edits';
import { endWithFile } from './endWithFile';
import type { ApInvoice } from './invoice';
import { Observed } from './observed';

/** A payment reaches its end in a few tenths of a second. */
export const PAYMENT_TICK_MS = 50;
/**
 * One would create a vendor, or tell what it lacks, before a test has come to it; the other would add how the settings stand
 * to the audit trail while a test counts its entries. Tests of these workflows run them themselves.
 */
const QUIET = edits(
	inWorkflow('Keep vendors in step', timerNever),
	inWorkflow('Pause and resume payments', timerNever),
);
const APPROVAL_TOPIC = '/event/BILL_Approval__e';

/** How to start n8n for a test. */
export interface UnderTestOptions {
	/** Changes workflows before they are imported; see `edits.ts`. */
	edit?: Edit;
	/** How many seconds the BILL credential keeps trying while BILL is out of order; its own default unless given. */
	keepTryingFor?: number;
	/** How many seconds BILL may be at work on a write that it did not answer; five minutes unless given. */
	settlesAfter?: number;
	/** Puts credentials, tables and workflows into n8n; what `npm start` does unless given. */
	provide?: ReadyN8nOptions['provide'];
	/** Hears of n8n as soon as it runs. */
	launched?: (n8n: N8nProcess) => void;
	/** n8n as several processes, with what is to be other than usual; one process unless given. */
	queueMode?: Pick<QueueModeOptions, 'workers' | 'settings' | 'redisUrl'>;
	/** Environment variables of n8n as one process that differ from the sandbox's own. */
	settings?: Record<string, string>;
	/** Makes the folder of an n8n, where it is to lie elsewhere than on the disk of the machine. */
	makeFolder?: (userFolder: string) => Promise<void>;
}

/** Both simulators and a real n8n with every workflow, and the people who work with them. */
export class SandboxUnderTest extends Observed {
	private other?: ReadyN8n;
	/** Settles when no n8n is about to start any more. */
	private starting: Promise<unknown> = Promise.resolve();
	private stopped?: Promise<void>;

	private constructor(
		everything: Everything,
		private readonly options: UnderTestOptions & { stateDir: string },
		private submitter: SalesforceUser,
		private approver: SalesforceUser,
		private administrator: SalesforceUser,
	) {
		super(everything);
	}

	/** Starts all of it, fresh. Takes about 20 seconds; n8n in queue mode twice as long. */
	static async start(given: UnderTestOptions = {}): Promise<SandboxUnderTest> {
		const start = SandboxUnderTest.begin(given);
		endWithFile(async () => await start.then(async (sandbox) => await sandbox.stop()).catch(() => undefined));
		return await start;
	}

	private static async begin(given: UnderTestOptions): Promise<SandboxUnderTest> {
		const options = { ...given, edit: given.edit ? edits(QUIET, given.edit) : QUIET };
		const stateDir = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-e2e-'));
		const everything = await startEverything({
			...options,
			launch: launcherOf(options),
			stateDir,
			invoices: 0,
			paymentTickMs: PAYMENT_TICK_MS,
		}).catch(async (error: unknown) => {
			// What did not start says more than a folder that cannot be deleted, because a disk is mounted there.
			await rm(stateDir, { recursive: true, force: true }).catch(() => undefined);
			throw error;
		});
		const people = await peopleOf(everything);
		return new SandboxUnderTest(everything, { ...options, stateDir }, ...people);
	}

	/** Salesforce asks everybody who they are, because it is another day there. */
	async signInAgain(at: Date): Promise<void> {
		[this.submitter, this.approver, this.administrator] = await peopleOf(this.everything, at);
	}

	/**
	 * Ends all of it, once.
	 * @param before what has to be done with the folders before they are deleted
	 */
	async stop(before: Array<() => void> = []): Promise<void> {
		this.stopped ??= this.end(before);
		await this.stopped;
	}

	private async end(before: Array<() => void>): Promise<void> {
		await this.starting;
		await keepJournal(this.everything.sandbox.billUrl);
		await this.other?.n8n.stop();
		await this.everything.stop();
		for (const work of before) work();
		await rm(this.options.stateDir, { recursive: true, force: true });
	}

	/** A start that a test may have given up, which then still comes. */
	private async awaited<T>(start: Promise<T>): Promise<T> {
		this.starting = Promise.allSettled([this.starting, start]);
		return await start;
	}

	/** Starts a second n8n on the same BILL and Salesforce, which knows nothing of the first. `stop` ends it, too. */
	async startAnother(): Promise<ReadyN8n> {
		return await this.awaited(this.beginAnother());
	}

	private async beginAnother(): Promise<ReadyN8n> {
		const { edit, keepTryingFor, settlesAfter, makeFolder, stateDir } = this.options;
		this.other = await startReadyN8n(this.everything.sandbox, {
			edit,
			keepTryingFor,
			settlesAfter,
			launch: launcherOf({ makeFolder }),
			stateDir: join(stateDir, 'other'),
		});
		return this.other;
	}

	/** Where n8n, or the second one, keeps its database and its log. */
	folderOf(which: 'n8n' | 'other'): string {
		return which === 'n8n' ? join(this.options.stateDir, 'n8n') : join(this.options.stateDir, 'other', 'n8n');
	}

	/** Kills the second n8n, lets something happen, and starts it again on the same database and port. */
	async restartOther(whileDown?: () => Promise<void>): Promise<ReadyN8n> {
		if (!this.other) throw new Error('There is no second n8n: call startAnother first.');
		const { n8n: old } = this.other;
		await old.kill();
		await whileDown?.();
		return await this.awaited(this.beginOtherAgain(this.other));
	}

	private async beginOtherAgain(old: ReadyN8n): Promise<ReadyN8n> {
		const n8n = await launcherOf({}, Number(new URL(old.n8n.url).port))(this.folderOf('other'));
		this.other = { ...old, n8n };
		this.other.client = await N8nClient.signIn(n8n.url);
		return this.other;
	}

	/** The processes of n8n in queue mode: kill a worker, add one, replace main. */
	get queueMode(): QueueMode {
		const { n8n } = this.everything;
		if (n8n instanceof QueueMode) return n8n;
		throw new Error('This sandbox runs n8n as one process: start it with { queueMode: {} }.');
	}

	/** Enters an invoice with its vendor and lines in Salesforce and submits it for approval. Returns its record id. */
	async submit(invoice: ApInvoice): Promise<string> {
		return await this.submitFor(await this.enterVendor(invoice.vendor), invoice);
	}

	/** Enters a vendor in Salesforce. Returns its record id. */
	async enterVendor(vendor: ApInvoice['vendor']): Promise<string> {
		// Finance may not link an account to BILL; what is wrong in a link is an administrator's doing.
		return await this.administrator.create('Account', vendor);
	}

	/** Changes a vendor in Salesforce. */
	async correctVendor(vendorId: string, corrections: Record<string, unknown>): Promise<void> {
		await this.administrator.update('Account', vendorId, corrections);
	}

	/** Has an administrator change an approved invoice or one of its lines, in an org that does not freeze them. */
	async changeApproved(
		object: 'AP_Invoice__c' | 'AP_Invoice_Line__c',
		id: string,
		changes: Record<string, unknown>,
	): Promise<void> {
		const { salesforce } = this.everything;
		await salesforce.send('switches', { validationRulesAreActive: false });
		await salesforce.send('clock', { advanceMs: 2_000 }); // Salesforce keeps whole seconds
		await this.administrator.update(object, id, changes);
		await salesforce.send('switches', { validationRulesAreActive: true });
	}

	/** Enters an invoice of a vendor that is there already and submits it for approval. Returns its record id. */
	async submitFor(vendorId: string, { lines, ...fields }: ApInvoice): Promise<string> {
		const id = await this.submitter.create('AP_Invoice__c', {
			...fields,
			vendor: undefined, // has its own record
			Vendor__c: vendorId,
		});
		for (const line of lines)
			await this.submitter.create('AP_Invoice_Line__c', { ...line, AP_Invoice__c: id });
		await this.submitter.submit([id]);
		return id;
	}

	/** Decides as the approver; Salesforce then publishes the approval event. */
	async approve(...ids: string[]): Promise<void> {
		await this.approver.approve(ids);
	}

	/** What a message asks for: the invoice goes back to Draft, corrected, and is approved once more. */
	async approveAgain(id: string, corrections: Record<string, unknown> = {}): Promise<void> {
		// The quick action Set Back to Draft, which runs in system mode: nobody of finance may edit the status.
		await this.administrator.update('AP_Invoice__c', id, { Approval_Status__c: 'Draft' });
		if (Object.keys(corrections).length > 0) await this.submitter.update('AP_Invoice__c', id, corrections);
		await this.submitter.submit([id]);
		await this.approve(id);
	}

	/** The invoice goes back to Draft: what was approved is approved no longer. */
	async withdraw(id: string): Promise<void> {
		await this.administrator.update('AP_Invoice__c', id, { Approval_Status__c: 'Draft' });
	}

	/** As `approveAgain`, but the event never reaches anybody. */
	async approveAgainInSilence(id: string): Promise<void> {
		await this.everything.salesforce.send('switches', { suppressApprovalEvents: true });
		await this.approveAgain(id);
		await this.everything.salesforce.send('switches', { suppressApprovalEvents: false });
	}

	/**
	 * Decides without an event, so that a test can publish it when and as often as it wants.
	 * @returns what the event would have said
	 */
	async approveInSilence(id: string): Promise<Record<string, unknown>> {
		await this.everything.salesforce.send('switches', { suppressApprovalEvents: true });
		await this.approve(id);
		await this.everything.salesforce.send('switches', { suppressApprovalEvents: false });
		return await this.approvalFields(id);
	}

	/**
	 * Publishes the approval event of a decided record and returns the event's id. Each call is an event of its own.
	 * @param said what it says; the record as it is now unless given
	 */
	async publishApproval(id: string, said?: Record<string, unknown>): Promise<string> {
		const fields = said ?? (await this.approvalFields(id));
		const { eventUuid } = await this.everything.salesforce.send<{ eventUuid: string }>('events', {
			topic: APPROVAL_TOPIC,
			fields,
		});
		return eventUuid;
	}

	/** Delivers a published event once more, as Salesforce may. */
	async redeliver(eventUuid: string): Promise<void> {
		await this.everything.salesforce.send('events', { redeliver: eventUuid });
	}

	/** Ends n8n, or has it killed, lets something happen, and starts it again on the same database and port. */
	async restartN8n({
		isKilled = false,
		whileDown,
	}: {
		isKilled?: boolean;
		whileDown?: () => Promise<void>;
	}): Promise<void> {
		const { n8n: old } = this.everything;
		await (isKilled ? old.kill() : old.stop());
		await whileDown?.();
		await this.awaited(this.beginAgain());
	}

	private async beginAgain(): Promise<void> {
		const { n8n: old, stop: stopOthers } = this.everything;
		const { settings } = this.options;
		const n8n = await launcherOf({ settings }, Number(new URL(old.url).port))(this.folderOf('n8n'));
		const stop = async () => {
			await n8n.stop();
			await stopOthers();
		};
		this.everything = { ...this.everything, n8n, stop };
		this.everything.client = await N8nClient.signIn(n8n.url);
	}

	/** What the event of its last approval would say of an invoice as it is now. */
	async approvalFields(id: string): Promise<Record<string, unknown>> {
		const [round] = await this.approver.query<{ Id: string; CompletedDate: string }>(
			`SELECT Id, CompletedDate FROM ProcessInstance WHERE TargetObjectId = '${id}' ORDER BY CreatedDate DESC LIMIT 1`,
		);
		const { Amount__c: amount, Vendor__c: vendor } = await this.invoice(id);
		return {
			Record_Id__c: id,
			Object_Name__c: 'AP_Invoice__c',
			Decision__c: 'Approved',
			Approval_Id__c: round.Id,
			Amount__c: amount,
			Decided_By__c: APPROVER.id,
			Decided_At__c: round.CompletedDate,
			Vendor_Id__c: vendor,
		};
	}
}

async function peopleOf(
	{ sandbox }: Everything,
	at?: Date,
): Promise<[SalesforceUser, SalesforceUser, SalesforceUser]> {
	return [
		await SalesforceUser.logIn(sandbox, SUBMITTER.userName, at),
		await SalesforceUser.logIn(sandbox, APPROVER.userName, at),
		await SalesforceUser.logIn(sandbox, ADMINISTRATOR.userName, at),
	];
}

/** @param port preferred one of a restart */
function launcherOf(
	{ queueMode, launched, makeFolder, settings }: UnderTestOptions,
	port?: number,
): ReadyN8nOptions['launch'] {
	const { N8N_PROGRAM: program } = process.env;
	if (program === undefined) throw new Error('These tests need n8n: run them with "npm test -- --only e2e".');
	return async (userFolder) => {
		await makeFolder?.(userFolder);
		const n8n =
			queueMode === undefined
				? await startN8n({ program, userFolder, port, settings })
				: await QueueMode.start({ program, userFolder, port, ...queueMode });
		launched?.(n8n);
		return n8n;
	};
}
