import { setTimeout as wait } from 'node:timers/promises';
import { BillUser } from '../../e2e/billUser';
import { anApInvoice } from '../../e2e/invoice';
import type { Lane } from './lane';
import { LATEST_MS, type Plan, type PlannedInvoice } from './plan';
import { untilSettled } from './settled';
import { usualSwitches } from './switches';
import { TROUBLES, type TroubleName } from './troubles';

/** An invoice of a trial as it stands in Salesforce. */
export interface TrialInvoice extends PlannedInvoice {
	id: string;
	accountId: string;
	vendorName: string;
}

/** What a trial left to be judged. */
export interface TrialRun {
	invoices: TrialInvoice[];
	/** What ended by itself and was started again. */
	revived: string[];
	/** What went wrong with the trial itself: a person who could not do what the plan says. */
	failed: string[];
	/** How n8n answered reports that BILL never signed. */
	forgedAnswers: number[];
	/** The trouble of n8n's own database, of which people may be told without an invoice; empty where there was none. */
	mayTell: string;
	/** Why it did not settle; undefined when it did. */
	unsettled?: string;
}

/** After the last fault: growing pauses, a lease, a lost report that Reconcile has to find. */
const SETTLE_MS = 300_000;
const OF_THE_DATABASE: TroubleName[] = ['database locked', 'database restarted', 'disk full'];
/** Nobody is there yet to be voided, changed or withdrawn. */
const LOOKING_MS = 20_000;
const PEOPLE_TRY = 20;

/** Carries a plan out on a lane, and waits until everything has come to its end. */
export async function runTrial(lane: Lane, plan: Plan): Promise<TrialRun> {
	const { sandbox } = lane;
	const { bill, salesforce } = sandbox.everything;
	await bill.send('switches', { ...usualSwitches(), ...plan.switches });
	const invoices = await enter(lane, plan);
	const failed: string[] = [];
	lane.forgedAnswers.length = 0;
	const at = async (ms: number, work: () => Promise<unknown>) => {
		await wait(ms);
		await work().catch((error: unknown) => failed.push(messageOf(error)));
	};
	const inTime = [
		...invoices.map((invoice) => at(invoice.approvedAfterMs, async () => await live(lane, invoice))),
		...plan.troubles.map((planned) =>
			at(planned.afterMs, async () => await TROUBLES[planned.name].begin(lane, planned)),
		),
	];
	// One after another: an n8n that does not run cannot be killed.
	const kills = [...plan.kills].sort((one, other) => one.afterMs - other.afterMs);
	const startedAt = Date.now();
	for (const kill of kills) {
		await wait(Math.max(0, startedAt + kill.afterMs - Date.now()));
		// Where it cannot start, because its disk is full, whoever watches over it starts it later.
		await lane.kill(kill).catch(() => undefined);
	}
	await wait(Math.max(0, startedAt + LATEST_MS - Date.now()));
	await Promise.all(inTime);
	await endTroubles(lane);
	const revived = await lane.revive();
	const unsettled = await untilSettled(lane, invoices, SETTLE_MS).catch(messageOf);
	await bill.send('switches', usualSwitches());
	await salesforce.clear('locks');
	return {
		invoices,
		revived,
		failed,
		forgedAnswers: [...lane.forgedAnswers],
		mayTell: plan.troubles.find(({ name }) => OF_THE_DATABASE.includes(name))?.name ?? '',
		...(typeof unsettled === 'string' && { unsettled }),
	};
}

async function enter({ sandbox }: Lane, plan: Plan): Promise<TrialInvoice[]> {
	const accounts: Array<{ id: string; name: string }> = [];
	const invoices: TrialInvoice[] = [];
	for (const planned of plan.invoices) {
		const draft = anApInvoice();
		accounts[planned.vendor] ??= await enterVendor(
			sandbox,
			`Faults ${plan.number}-${planned.vendor} & Söhne`,
		);
		const { id: accountId, name } = accounts[planned.vendor];
		const cents = [planned.firstLineCents, planned.cents - planned.firstLineCents];
		const id = await sandbox.submitFor(accountId, {
			...draft,
			Invoice_Number__c: planned.number,
			Amount__c: planned.cents / 100,
			lines: draft.lines.map((line, index) => ({ ...line, Amount__c: cents[index] / 100 })),
		});
		invoices.push({ ...planned, id, accountId, vendorName: name });
	}
	return invoices;
}

async function enterVendor(sandbox: Lane['sandbox'], name: string): Promise<{ id: string; name: string }> {
	return { id: await sandbox.enterVendor({ ...anApInvoice().vendor, Name: name }), name };
}

/** Has people do with an invoice what its story says. */
async function live(lane: Lane, { id, story, cents }: TrialInvoice): Promise<void> {
	const { sandbox } = lane;
	const approve = async () =>
		await lane.inTurn(async () => await again(async () => await sandbox.approve(id)));
	const approveUnheard = async () => await lane.inTurn(async () => await approveInSilence(sandbox, id));
	switch (story) {
		case 'approved':
			return await approve();
		case 'never told':
			return await approveUnheard();
		case 'told late':
			await approveUnheard();
			await wait(5_000);
			return void (await again(async () => await sandbox.publishApproval(id)));
		case 'told twice': {
			await approveUnheard();
			const uuid = await again(async () => await sandbox.publishApproval(id));
			await wait(1_000);
			await sandbox.redeliver(uuid);
			return void (await again(async () => await sandbox.publishApproval(id)));
		}
		case 'withdrawn':
			await approve();
			await wait(1_500);
			return await again(async () => await sandbox.withdraw(id));
		case 'amount changed': {
			await approve();
			await wait(500);
			const changes = { Amount__c: (cents + 100) / 100 };
			return await again(async () => await sandbox.changeApproved('AP_Invoice__c', id, changes));
		}
		case 'voided':
			await approve();
			return await voidWhenPaid(sandbox, id);
	}
}

/** Somebody who meets a fault in the browser tries again. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await work();
		} catch (error) {
			if (tries === PEOPLE_TRY) throw error;
			await wait(500);
		}
	}
}

/** The decision stands in Salesforce, and its event never leaves. */
export async function approveInSilence(sandbox: Lane['sandbox'], id: string): Promise<void> {
	const { salesforce } = sandbox.everything;
	await salesforce.send('switches', { suppressApprovalEvents: true });
	await again(async () => await sandbox.approve(id));
	await salesforce.send('switches', { suppressApprovalEvents: false });
}

/** Voids its payment where BILL still can; one that has cleared, or is not made in time, stays as it is. */
async function voidWhenPaid(sandbox: Lane['sandbox'], id: string): Promise<void> {
	const look = async () => (await sandbox.invoice(id)).BILL_Payment_Id__c ?? undefined;
	for (const until = Date.now() + LOOKING_MS; Date.now() < until; await wait(200)) {
		const paymentId = await look();
		if (paymentId === undefined) continue;
		const person = await again(async () => await BillUser.logIn(sandbox.everything.sandbox));
		await person.voidPayment(paymentId).catch(() => undefined);
		return;
	}
}

/** Whatever was ordered and has not struck yet does not strike any more. */
export async function endTroubles({ sandbox }: Pick<Lane, 'sandbox'>): Promise<void> {
	const { bill, salesforce } = sandbox.everything;
	await bill.clear('faults');
	await salesforce.clear('faults');
	await salesforce.clear('locks');
	await salesforce.send('switches', { finalApprovalRecordLock: false });
	await salesforce.send('pubsub-switches', { duplicateOnReconnect: false });
	await bill.send('switches', { errorRate: 0, latency: 0 });
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
