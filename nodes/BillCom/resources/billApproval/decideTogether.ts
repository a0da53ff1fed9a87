import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readBill } from '../bill/find/billCalls';
import { readBills } from '../bill/find/readBills';
import type { BulkDraft, BulkWrite } from '../../operation/bulkWrite';
import { textOf } from '../../records/record';
import { type Decision, postDecisions } from './billApprovalCalls';
import { decide, isSettled, isWithoutApproval } from './decide';
import { isChanged, nobodyAsked, toDecided } from './decisionOutcome';
import { readDecision } from './readDecision';
import { asError } from '../../../shared/values/error';

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
		maySendAgain: true,
		prepare: async (ctx, itemIndex) => {
			const decision = await readDecision(ctx, itemIndex, action);
			const { billId } = decision;
			return { decision, key: billId, subject: `Bill ${billId}`, itemIndex, body: { ...decision } };
		},
		find: async (ctx, drafts) => await findSettled(ctx, drafts),
		accept: (ctx, record, draft) => {
			// The record of an earlier item of the same bill carries its outcome already.
			if ('outcome' in record) return { ...record, outcome: 'unchanged' };
			if (isWithoutApproval(record)) throw nobodyAsked(ctx, record, draft.itemIndex);
			return toDecided(record, true);
		},
		send: async (ctx, drafts) => await sendDecisions(ctx, drafts),
		keyOf: () => '',
		written: (record) => ('outcome' in record ? record : toDecided(record, false)),
	};
}

/** The bills that need no decision: decided this way already, or nobody is asked. Remembers the others as they were. */
async function findSettled(
	ctx: IExecuteFunctions,
	drafts: DecisionDraft[],
): Promise<Map<string, IDataObject>> {
	const bills = await readWithApprovers(ctx, drafts);
	const settled = new Map<string, IDataObject>();
	for (const draft of drafts) {
		const bill = bills.get(draft.key);
		if (!bill) continue;
		draft.before ??= bill;
		const { action } = draft.decision;
		if (isWithoutApproval(bill) || (await isSettled(ctx, bill, action, draft.itemIndex)))
			settled.set(draft.key, bill);
	}
	return settled;
}

async function sendDecisions(
	ctx: IExecuteFunctions,
	drafts: DecisionDraft[],
): Promise<Array<IDataObject | Error>> {
	const [first, ...others] = drafts;
	if (!first) return [];
	// One alone is decided with everything that can be said about it.
	if (others.length === 0) return [await decide(ctx, first.decision, first.itemIndex)];
	await postDecisions(
		ctx,
		drafts.map(({ decision }) => decision),
		first.itemIndex,
	);
	const bills = await readWithApprovers(ctx, drafts);
	return await Promise.all(drafts.map(async (draft) => await outcomeOf(ctx, draft, bills.get(draft.key))));
}

/** BILL may take a call and leave some of its decisions undone. Asked again by itself, each of these gets BILL's reason. */
async function outcomeOf(
	ctx: IExecuteFunctions,
	{ before, decision, itemIndex }: DecisionDraft,
	after: IDataObject | undefined,
): Promise<IDataObject | Error> {
	if (after && (!before || isChanged(before, after))) return after;
	return await decide(ctx, decision, itemIndex).catch((error: unknown) => asError(error));
}

/** Approvers come with a single read only; a bill that is decided, or that nobody is asked about, needs none. */
async function readWithApprovers(
	ctx: IExecuteFunctions,
	drafts: DecisionDraft[],
): Promise<Map<string, IDataObject>> {
	const [first] = drafts;
	if (!first) return new Map();
	const ids = drafts.map(({ key }) => key);
	const rows = await readBills(ctx, ids, first.itemIndex);
	const bills = await Promise.all(
		drafts.map(async ({ key, itemIndex }): Promise<[string, IDataObject] | undefined> => {
			const row = rows.get(key);
			if (!row) return undefined;
			const isOpen = !['UNASSIGNED', 'APPROVED', 'DENIED'].includes(textOf(row, 'approvalStatus'));
			return [key, isOpen ? await readBill(ctx, key, itemIndex, true) : row];
		}),
	);
	return new Map(bills.filter((entry) => entry !== undefined));
}
