import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Objection } from '../../../operation/failure';
import { refusedForAll } from '../../../operation/objections';
import { textOf } from '../../../records/record';
import { readBills } from '../../bill/find/readBills';
import { refusalOfAccount } from '../../fundingAccount/refusalOfAccount';
import { refusalOfSession } from '../../session/trust';
import { billCurrenciesOf } from '../../vendor/find/knownVendor';
import { balanceTooLow, countSent, uncountSent } from '../checks/accountReady';
import { giveBackUnlessUnknown, overBudget, takeFromBudget } from '../checks/agentBudget';
import { PAUSED } from '../checks/circumstances';
import { accountFor, evidenceOf, findOut } from '../checks/evidence';
import { paidToday } from '../checks/limits/paidToday';
import { takeAllWithinLimits } from '../checks/limits/takeAllWithinLimits';
import { objectionsTo, type PaymentToCheck, pointedOut } from '../checks/objectionsTo';
import { FUNDING_CURRENCY, refusalInMass } from '../checks/paymentCurrency';
import type { SafetyChecks } from '../checks/safetyFields';
import type { MassBill } from '../massPayment';
import { refusalInBulk } from './checkBills';
import type { RunClient } from '../../../transport/client';

/** A mass payment as its item asks for it. */
interface MassOrder {
	bills: Array<MassBill & { checks: SafetyChecks }>;
	/** What holds for all of them. */
	checks: SafetyChecks;
	currency: string;
	fundingAccount: { type: string; id: string };
}

/** A mass payment that may be sent. */
interface Taken {
	/** Once it is sure that it was not sent. */
	giveBack: (error: unknown) => void;
	/** With `ofBillId`, which bill of the list each is about. */
	possibleDuplicates: IDataObject[];
}

/** How many refused bills a message names. */
const NAMED = 5;

/**
 * Evaluates everything that stands against a mass payment together, and counts it for limits and budget when nothing does.
 *
 * @throws FailedCheckError that names all of it; `billsNotPayable` stands for what is wrong with single bills
 */
export async function takeMassPayment(client: RunClient, order: MassOrder): Promise<Taken> {
	const { bills, checks, fundingAccount } = order;
	const untrusted = await refusalOfSession(client, checks.sessionTrusted);
	const today = await paidToday(client, [checks.limits]);
	const known = await readBills(
		client,
		bills.map(({ billId }) => billId),
	);
	const toCheck = await paymentsToCheck(client, order, known);
	const accountRefusal = await refusalOfAccount(client, fundingAccount);
	const account = await accountFor(client, checks, fundingAccount);
	const totalCents = bills.reduce((sum, { amountCents }) => sum + amountCents, 0);
	// BILL keeps no key of ours for these, so each call counts as new money.
	const call = randomUUID();
	const payments = bills.map(({ billId, amountCents }) => ({
		bill: known.get(billId) ?? { id: billId },
		key: call,
		cents: amountCents,
	}));
	const limits = takeAllWithinLimits(
		client,
		today,
		bills.map(({ billId, amountCents: cents }) => ({
			billId,
			vendorId: textOf(known.get(billId) ?? {}, 'vendorId'),
			cents,
			transactionNumber: '',
			currency: FUNDING_CURRENCY,
			limits: checks.limits,
		})),
	);
	const [first, ...others] = [
		untrusted,
		checks.isPaused ? PAUSED : undefined,
		billsNotPayable(bills.length, toCheck),
		account?.objection ?? accountRefusal,
		account && balanceTooLow(client, fundingAccount, account, totalCents),
		limits.objection,
		overBudget(client.ctx, payments),
	].filter((one) => one !== undefined);
	if (first) {
		limits.giveBack();
		throw refusedForAll(client, [first, ...others], { subject: 'Mass payment' });
	}
	takeFromBudget(client.ctx, payments);
	countSent(client, fundingAccount, totalCents);
	return {
		giveBack: (error) => {
			for (const payment of payments) giveBackUnlessUnknown(client.ctx, payment, error);
			limits.giveBack(error);
			uncountSent(client, fundingAccount, totalCents, error);
		},
		possibleDuplicates: toCheck.flatMap(({ duplicates }) => duplicates),
	};
}

/** What is wrong with a bill, and what else may be its invoice. */
interface CheckedBill {
	billId: string;
	objections: Objection[];
	duplicates: IDataObject[];
}

/** Asks what the checks need, one list for all bills, and evaluates each bill. What holds for the whole is left out. */
async function paymentsToCheck(
	client: RunClient,
	{ bills, currency, fundingAccount }: MassOrder,
	known: Map<string, IDataObject>,
): Promise<CheckedBill[]> {
	const vendorOf = (billId: string) => textOf(known.get(billId) ?? {}, 'vendorId');
	const uses = [...known.keys()].map((id) => ({ vendorId: vendorOf(id), itemIndex: client.itemIndex }));
	const currencies = await billCurrenciesOf(client, uses);
	await findOut(
		client,
		bills.map(({ billId, checks }) => ({ checks, vendorId: vendorOf(billId) })),
	);
	return bills.map(({ billId, amountCents, checks }) => {
		const bill = known.get(billId);
		const refusal = refusalInBulk(bill, amountCents);
		if (!bill) return { billId, objections: refusal ? [refusal] : [], duplicates: [] };
		const vendorCurrency = currencies.get(vendorOf(billId)) ?? '';
		const payment: PaymentToCheck = {
			checks: { ...checks, isPaused: false },
			bill,
			amountCents,
			creditCents: 0,
			currency: vendorCurrency,
			fundingAccount,
		};
		const evidence = evidenceOf(client, { checks, vendorId: vendorOf(billId) });
		const { possibleDuplicates = [] } = pointedOut(payment, evidence) as {
			possibleDuplicates?: IDataObject[];
		};
		return {
			billId,
			objections: [
				refusal ?? refusalInMass(bill, currency, vendorCurrency),
				...objectionsTo(client, payment, evidence),
			].filter((one) => one !== undefined),
			duplicates: possibleDuplicates.map((duplicate) => ({ ofBillId: billId, ...duplicate })),
		};
	});
}

function billsNotPayable(count: number, checked: CheckedBill[]): Objection | undefined {
	const refused = checked.flatMap(({ billId, objections }) => {
		const [first] = objections;
		if (!first) return [];
		const reasons = objections.map(({ reason, what, fix, expected, found }) => ({
			reason,
			what,
			fix,
			...(expected !== undefined && { expected }),
			...(found !== undefined && { found }),
		}));
		return [
			{ billId, reason: first.reason, what: objections.map(({ what }) => what).join(', and '), reasons },
		];
	});
	if (refused.length === 0) return undefined;
	const named = refused.slice(0, NAMED).map(({ billId, what }) => `${billId}: ${what}`);
	const more = refused.length > NAMED ? `; and ${refused.length - NAMED} more` : '';
	return {
		reason: 'billsNotPayable',
		what: `${refused.length} of ${count} bills cannot be paid, and nothing was sent. ${named.join('; ')}${more}`,
		fix: 'Remove them from Bills, then run this again.',
		facts: { bills: refused },
	};
}
