import type { IDataObject } from 'n8n-workflow';
import { formatCents, fromCents, toCents } from '../../../../shared/money';
import { isUnknownOutcome, type Objection } from '../../../operation/failure';
import { objectOf } from '../../../records/record';
import type { BillClient, RunClient } from '../../../transport/client';
import { accountNow, refusalOfAccount } from '../../fundingAccount/refusalOfAccount';

type Account = { type: string; id: string };

/** What is known of the account of a payment. */
export interface AccountFacts {
	objection?: Objection;
	/** Undefined where BILL tells no balance. */
	balanceCents?: number;
}

/** What a run has sent from each account since it began. */
const sentByRun = new WeakMap<object, Map<string, number>>();

/** Asks BILL whether an account can pay, once a minute for all payments. Of an AP card and the wallet only a payment tells. */
export async function factsOfAccount(client: BillClient, account: Account): Promise<AccountFacts> {
	const refusal = await refusalOfAccount(client, account);
	if (refusal) return { objection: { ...refusal, found: refusal.state } };
	const record = await accountNow(client, account);
	return { balanceCents: record && balanceIn(record) };
}

/**
 * Whether the account has less than a payment, together with what this run has sent before. Money that left it since BILL was
 * asked, or is scheduled to leave it, is not known.
 */
export function balanceTooLow(
	client: RunClient,
	account: Account,
	{ balanceCents }: AccountFacts,
	cents: number,
): Objection | undefined {
	if (balanceCents === undefined) return undefined;
	const sentCents = sentOf(client).get(keyOf(account)) ?? 0;
	if (sentCents + cents <= balanceCents) return undefined;
	const before = sentCents > 0 ? `, ${formatCents(sentCents)} of which this run has just sent` : '';
	return {
		reason: 'balanceTooLow',
		what: `${formatCents(cents)} is to be paid, and the funding account has ${formatCents(balanceCents)}${before}`,
		fix: 'Nothing was sent. It can be paid once the account has the money.',
		expected: fromCents(sentCents + cents),
		found: fromCents(balanceCents),
	};
}

/** Counts what is about to be sent. */
export function countSent(client: RunClient, account: Account, cents: number): void {
	const sent = sentOf(client);
	sent.set(keyOf(account), (sent.get(keyOf(account)) ?? 0) + cents);
}

/** Takes out again what was surely not sent. */
export function uncountSent(client: RunClient, account: Account, cents: number, error: unknown): void {
	if (!isUnknownOutcome(error)) countSent(client, account, -cents);
}

function sentOf({ ctx }: RunClient): Map<string, number> {
	const sent = sentByRun.get(ctx) ?? new Map<string, number>();
	sentByRun.set(ctx, sent);
	return sent;
}

function keyOf({ type, id }: Account): string {
	return `${type} ${id}`;
}

/** No page of BILL shows a balance of a funding account; where one comes, it is taken to look like that of a vendor (assumed). */
function balanceIn(record: IDataObject): number | undefined {
	const { balance, availableBalance } = record;
	return toCents(availableBalance) ?? toCents(objectOf(record, 'balance').amount) ?? toCents(balance);
}
