import type { IDataObject } from 'n8n-workflow';
import { readBill } from '../bill/find/billCalls';
import { readBills } from '../bill/find/readBills';
import type { BulkDraft, BulkWrite } from '../../operation/bulkWrite';
import { textOf } from '../../records/record';
import { type Decision, postDecisions } from './billApprovalCalls';
import { decide, isSettled, isWithoutApproval, readDecision } from './decide';
import { isChanged, nobodyAsked, toDecided } from './decisionOutcome';
import { asError } from '../../../shared/values/error';
import type { BillClient } from '../../transport/client';

interface DecisionDraft extends BulkDraft {
	decision: Decision;
	/** The bill before anything was sent; without one BILL does not know the id. */
	before?: IDataObject;
}

/** BILL documents no size; that of a bulk payment fits the runs that decide and pay. */
const DECISIONS_A_CALL = 50;

/** Many decisions in one call; afterwards the bills tell what became of each. */
export function decideTogether(action: Decision['action']): BulkWrite<DecisionDraft> {
	return {
		size: DECISIONS_A_CALL,
		maySendAgain: 'always',
		prepare: async (_ctx, itemIndex, client) => {
			const decision = await readDecision(client, itemIndex, action);
			const { billId } = decision;
			return { decision, key: billId, subject: `Bill ${billId}`, itemIndex, body: { ...decision } };
		},
		find: async (client, drafts) => await findSettled(client, drafts),
		accept: (client, record, draft) => {
			// The record of an earlier item of the same bill carries its outcome already.
			if ('outcome' in record) return { ...record, outcome: 'unchanged' };
			if (isWithoutApproval(record)) throw nobodyAsked(client.of(draft.itemIndex), record);
			return toDecided(record, true);
		},
		send: async (client, drafts) => await sendDecisions(client, drafts),
		keyOf: () => '',
		written: (record) => ('outcome' in record ? record : toDecided(record, false)),
	};
}

/** The bills that need no decision: decided this way already, or nobody is asked. Remembers the others as they were. */
async function findSettled(client: BillClient, drafts: DecisionDraft[]): Promise<Map<string, IDataObject>> {
	const bills = await readWithApprovers(client, drafts);
	const settled = new Map<string, IDataObject>();
	for (const draft of drafts) {
		const bill = bills.get(draft.key);
		if (!bill) continue;
		draft.before ??= bill;
		const { action } = draft.decision;
		if (isWithoutApproval(bill) || (await isSettled(client.of(draft.itemIndex), bill, action)))
			settled.set(draft.key, bill);
	}
	return settled;
}

async function sendDecisions(
	client: BillClient,
	drafts: DecisionDraft[],
): Promise<Array<IDataObject | Error>> {
	const [first, ...others] = drafts;
	if (!first) return [];
	// One alone is decided with everything that can be said about it.
	if (others.length === 0) return [await decide(client.of(first.itemIndex), first.decision)];
	await postDecisions(
		client.of(first.itemIndex),
		drafts.map(({ decision }) => decision),
	);
	const bills = await readWithApprovers(client, drafts);
	return await Promise.all(drafts.map(async (draft) => await outcomeOf(client, draft, bills.get(draft.key))));
}

/** BILL may take a call and leave some of its decisions undone. Asked again by itself, each of these gets BILL's reason. */
async function outcomeOf(
	client: BillClient,
	{ before, decision, itemIndex }: DecisionDraft,
	after: IDataObject | undefined,
): Promise<IDataObject | Error> {
	if (after && (!before || isChanged(before, after))) return after;
	return await decide(client.of(itemIndex), decision).catch((error: unknown) => asError(error));
}

/** Approvers come with a single read only; a bill that is decided, or that nobody is asked about, needs none. */
async function readWithApprovers(
	client: BillClient,
	drafts: DecisionDraft[],
): Promise<Map<string, IDataObject>> {
	const [first] = drafts;
	if (!first) return new Map();
	const ids = drafts.map(({ key }) => key);
	const rows = await readBills(client.of(first.itemIndex), ids);
	const bills = await Promise.all(
		drafts.map(async ({ key, itemIndex }): Promise<[string, IDataObject] | undefined> => {
			const row = rows.get(key);
			if (!row) return undefined;
			const isOpen = !['UNASSIGNED', 'APPROVED', 'DENIED'].includes(textOf(row, 'approvalStatus'));
			return [key, isOpen ? await readBill(client.of(itemIndex), key, true) : row];
		}),
	);
	return new Map(bills.filter((entry) => entry !== undefined));
}
