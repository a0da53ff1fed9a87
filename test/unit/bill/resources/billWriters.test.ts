import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { RESOURCES } from '../../../../nodes/BillCom/run/resources';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';
import {
	BILL_WRITERS,
	type Held,
	type Need,
	OTHER_OPERATIONS,
	RESOURCES_WITHOUT_BILLS,
	type Target,
} from './billWriters';

/**
 * Milliseconds a write takes before it is done, so that without a lock both of a pair have read before either writes. One
 * that replaces a bill takes longer than one that changes it, or it would never come last.
 */
const WRITES = {
	'PUT /v3/bills/*': 24,
	'PATCH /v3/bills/*': 8,
	'POST /v3/bills/*/archive': 8,
	'POST /v3/payments': 8,
};

const NAMES = Object.keys(BILL_WRITERS);
const PAIRS = NAMES.flatMap((one, index) => NAMES.slice(index).map((other) => [one, other] as const));

let bill: Bill;
let credential: StoredCredential;

beforeAll(async () => {
	bill = await startBill();
	credential = aCredential(bill.url);
});

afterAll(async () => await bill.stop());

it('finds every operation in a list of billWriters.ts: it writes a bill, or it does not', () => {
	const all = RESOURCES.flatMap(({ menu, operations }) =>
		RESOURCES_WITHOUT_BILLS.includes(menu.value)
			? []
			: operations.map(({ option }) => `${menu.value}.${String(option.value)}`),
	);
	const writers = NAMES.map((name) => name.split(' ')[0] ?? '');
	expect(all.sort()).toEqual([...new Set([...writers, ...OTHER_OPERATIONS])].sort());
});

it('holds what both of any two writers of a bill reported when they run at the same time', async () => {
	const targets = await addTargets();
	for (const [on, ms] of Object.entries(WRITES))
		await bill.fault({ kind: 'latency', on, ms, times: 1_000_000 });
	const reports: IDataObject[][] = [];
	for (const [index, pair] of PAIRS.entries())
		reports.push(await Promise.all(pair.map(async (name) => await write(name, targets[index]))));

	const held = await heldOf(targets);
	const lost = PAIRS.flatMap((pair, index) =>
		pair.flatMap((name, place) => {
			const [report = {}, other = ''] = [reports[index]?.[place], pair[1 - place]];
			const { isHeld, undoneBy = [] } = BILL_WRITERS[name] ?? {};
			if ('error' in report || undoneBy.includes(other)) return [];
			const [target, state] = [targets[index], held[index]];
			return target && state && isHeld?.(state, report, target) ? [] : [`${name} beside ${other}`];
		}),
	);
	expect(lost).toEqual([]);
	// A refusal proves nothing, so each writer has to get through beside most of the others.
	const counts = NAMES.map(
		(name) =>
			reports.flat().filter((report, at) => !('error' in report) && PAIRS[at >> 1]?.[at & 1] === name).length,
	);
	expect(Math.min(...counts)).toBeGreaterThan(4);
}, 300_000);

async function write(name: string, target: Target | undefined): Promise<IDataObject> {
	const item = target && BILL_WRITERS[name]?.item(target);
	if (!item) throw new Error(`There is no writer ${name}.`);
	const [output] = await runBill({ credential, items: [item], continueOnFail: true });
	return output?.json ?? {};
}

/** A bill for each pair, prepared as both need it. */
async function addTargets(): Promise<Target[]> {
	const { vendors = [] } = await bill.seed({ vendors: [aVendor()] });
	const vendorId = vendors[0]?.id ?? '';
	const free = await addCredits(vendorId, 'FREE', 5);
	const applied = await addCredits(vendorId, 'APPLIED', 10);
	const drafts = PAIRS.map((_, index) => ({
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: `PAIR-${index}`, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: 60 }, { amount: 40 }],
		...(needs(index, 'credit') && { vendorCredits: [{ id: applied[index], amount: 10 }] }),
	}));
	for (let from = 0; from < drafts.length; from += 100)
		await bill.direct('POST', '/v3/bills/bulk', drafts.slice(from, from + 100));
	const stored = (await bill.state()).bills ?? [];
	const targets = drafts.map(({ invoice }, index): Target => {
		const made = stored.find((one) => (one.invoice as IDataObject).invoiceNumber === invoice.invoiceNumber);
		return {
			billId: made?.id ?? '',
			vendorId,
			number: invoice.invoiceNumber,
			lineIds: (made?.billLineItems as IDataObject[]).map(({ id }) => String(id)),
			freeCreditId: free[index] ?? '',
			appliedCreditId: applied[index] ?? '',
			paymentId: '',
			offlineId: '',
		};
	});
	const paid = await prepare(targets, 'payment', ({ billId }) => ({
		resource: 'payment',
		operation: 'create',
		billId,
		amount: 20,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `before ${billId}`,
		processDate: '',
		options: {},
	}));
	const offline = await prepare(targets, 'offline', ({ billId }) => ({
		resource: 'bill',
		operation: 'recordPayment',
		paymentsFrom: 'array',
		paymentsArray: [{ billId, amount: 20 }],
		processDate: '2026-11-20',
		toPrintCheck: false,
		additionalFields: {},
	}));
	await prepare(targets, 'approvers', ({ billId }) => ({
		resource: 'billApproval',
		operation: 'setApprovers',
		billId,
		approvers: { approver: [{ userId: TENANT.userId }] },
	}));
	return targets.map((target) => ({
		...target,
		paymentId: paid.get(target) ?? '',
		offlineId: offline.get(target) ?? '',
	}));
}

const needs = (index: number, need: Need) =>
	(PAIRS[index] ?? []).some((name) => BILL_WRITERS[name]?.needs?.includes(need));

async function addCredits(vendorId: string, name: string, amount: number): Promise<string[]> {
	const drafts = PAIRS.map((_, index) => ({
		vendorId,
		referenceNumber: `${name}-${index}`,
		creditDate: '2026-11-02',
		vendorCreditLineItems: [{ amount }],
	}));
	for (let from = 0; from < drafts.length; from += 50)
		await bill.direct('POST', '/v3/vendor-credits/bulk', drafts.slice(from, from + 50));
	const stored = (await bill.state()).vendorCredits ?? [];
	return drafts.map(
		({ referenceNumber }) => stored.find((one) => one.referenceNumber === referenceNumber)?.id ?? '',
	);
}

/** One run over all bills that need something; the id of what was made, by bill. */
async function prepare(
	targets: Target[],
	need: Need,
	item: (target: Target) => IDataObject,
): Promise<Map<Target, string>> {
	const some = targets.filter((_, index) => needs(index, need));
	const output = await runBill({ credential, items: some.map(item) });
	return new Map(some.map((target, index) => [target, String(output[index]?.json.id)]));
}

async function heldOf(targets: Target[]): Promise<Held[]> {
	const { data } = await axios.get(`${bill.url}/sandbox/state`, { proxy: false });
	const payments = new Map((data.payments as IDataObject[]).map((one) => [String(one.id), one]));
	const bills = new Map((data.bills as IDataObject[]).map((one) => [String(one.id), one]));
	return targets.map(({ billId }) => ({ bill: bills.get(billId) ?? {}, payments }));
}
