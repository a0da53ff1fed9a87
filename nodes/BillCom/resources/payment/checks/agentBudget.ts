import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isAgentTool } from '../../../../shared/operation/agentPermission';
import { formatCents, toCents } from '../../../../shared/money';
import { processWide } from '../../../../shared/memory/processWide';
import { isUnknownOutcome, type Objection, FailedCheckError } from '../../../operation/failure';
import type { ParameterReader } from '../../../parameters/reader';
import { textOf } from '../../../records/record';

/** What an agent is about to pay of one bill. The same `key` again is the same money, not more of it. */
export interface AgentPayment {
	bill: IDataObject;
	key: string;
	cents: number;
}

/** What an agent has been given to pay, by bill and key. */
type Spent = Record<string, { cents: number; atMs: number }>;

const DAY_MS = 24 * 60 * 60_000;

/** Refuses at once what is above the limit by itself. An agent that nobody has given a limit pays nothing. */
export function assertWithinAgentLimit(
	ctx: IExecuteFunctions,
	read: ParameterReader,
	amountCents: number,
	itemIndex: number,
): void {
	if (!isAgentTool(ctx) || amountCents <= limitOf(ctx)) return;
	const { message } = read.refuse(
		`an agent asked to pay ${formatCents(amountCents)}, and Agent Payment Limit is ${formatCents(limitOf(ctx))}`,
		'Raise the limit, or have a person pay.',
	);
	throw new FailedCheckError(ctx.getNode(), 'aboveAgentLimit', message, itemIndex);
}

/**
 * Why payments are above what an agent may pay, all of them or none; undefined when they are not. The limit holds for all payments
 * of an execution together, whatever keys the agent chooses, and for all payments of a bill, whoever made them. What is going to be
 * sent is taken by `takeFromBudget` without a pause in between, so that tool calls at the same time cannot both take the rest.
 */
export function overBudget(ctx: IExecuteFunctions, payments: AgentPayment[]): Objection | undefined {
	if (!isAgentTool(ctx)) return undefined;
	const limitCents = limitOf(ctx);
	const over = payments.find(({ bill, cents }) => paidCents(bill) + cents > limitCents);
	if (over) return aboveForBill(over, limitCents);
	const keys = new Set(payments.map(keyOf));
	const others = Object.entries(spentBy(ctx)).filter(([key]) => !keys.has(key));
	const before = others.reduce((sum, [, { cents }]) => sum + cents, 0);
	const asked = payments.reduce((sum, { cents }) => sum + cents, 0);
	return before + asked > limitCents ? aboveForExecution(before, asked, limitCents) : undefined;
}

/** Takes payments that are about to be sent out of what an agent may pay. */
export function takeFromBudget(ctx: IExecuteFunctions, payments: AgentPayment[]): void {
	if (!isAgentTool(ctx)) return;
	const spent = spentBy(ctx);
	for (const payment of payments) spent[keyOf(payment)] = { cents: payment.cents, atMs: Date.now() };
}

/** Gives back what was surely not paid. What nobody knows about stays counted. */
export function giveBackUnlessUnknown(ctx: IExecuteFunctions, payment: AgentPayment, error: unknown): void {
	if (isAgentTool(ctx) && !isUnknownOutcome(error)) delete spentBy(ctx)[keyOf(payment)];
}

function keyOf({ bill, key }: AgentPayment): string {
	return JSON.stringify([textOf(bill, 'id'), key]);
}

/** As it is stored: no expression, so that no agent can fill it. */
function limitOf(ctx: IExecuteFunctions): number {
	return toCents(ctx.getNode().parameters.agentPaymentLimit ?? 0) ?? 0;
}

/** What is paid or scheduled of a bill by anybody. A bill that does not tell counts as paid, unless it says UNPAID. */
function paidCents(bill: IDataObject): number {
	const [paid, scheduled] = [toCents(bill.paidAmount), toCents(bill.scheduledAmount)];
	if (paid !== undefined || scheduled !== undefined) return (paid ?? 0) + (scheduled ?? 0);
	if (textOf(bill, 'paymentStatus') === 'UNPAID') return 0;
	const [amount, due] = [toCents(bill.amount), toCents(bill.dueAmount)];
	return amount === undefined ? Number.POSITIVE_INFINITY : amount - (due ?? 0);
}

/**
 * The count of this node. n8n keeps the node's context with the execution: every tool call of an agent has it, also after
 * a wait and on another worker (n8n-workflow 2.41, getContext). A call outside of an execution, as behind an MCP Server
 * Trigger, is counted for a day in this process.
 */
function spentBy(ctx: IExecuteFunctions): Spent {
	const executionId: string | undefined = ctx.getExecutionId();
	if (executionId) {
		const memory = ctx.getContext('node') as { agentPayments?: Spent };
		memory.agentPayments ??= {};
		return memory.agentPayments;
	}
	const days = processWide('agentPayments', () => new Map<string, Spent>());
	const node = JSON.stringify([ctx.getWorkflow().id, ctx.getNode().id]);
	const recent = Object.entries(days.get(node) ?? {}).filter(([, { atMs }]) => atMs > Date.now() - DAY_MS);
	const spent = Object.fromEntries(recent);
	days.set(node, spent);
	return spent;
}

function aboveForBill({ bill, cents }: AgentPayment, limitCents: number): Objection {
	const before = paidCents(bill);
	const paid = Number.isFinite(before)
		? `${formatCents(before)} of this bill is already paid or scheduled`
		: 'BILL does not show how much of this bill is paid';
	return {
		reason: 'aboveAgentLimit',
		what: `an agent asked to pay ${formatCents(cents)}, ${paid}, and Agent Payment Limit is ${formatCents(limitCents)} for all payments of a bill`,
		fix: 'Have a person pay, or raise the limit.',
	};
}

function aboveForExecution(before: number, asked: number, limitCents: number): Objection {
	return {
		reason: 'aboveAgentLimit',
		what: `an agent asked to pay ${formatCents(asked)} after ${formatCents(before)} in the same execution, and Agent Payment Limit is ${formatCents(limitCents)} for all payments of an execution`,
		fix: 'Nothing was sent. Have a person pay, or raise the limit.',
	};
}
