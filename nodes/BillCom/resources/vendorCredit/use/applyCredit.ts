import type { IDataObject } from 'n8n-workflow';
import { formatCents, fromCents } from '../../../../shared/money';
import { changeBill, readBill } from '../../bill/find/billCalls';
import { writeOnce } from '../../../once/writeOnce';
import {
	type CreditAndBill,
	creditsOn,
	type CreditUse,
	leftCents,
	otherCredits,
	refusedUse,
	useRecord,
	withCreditAndBill,
} from './creditUse';
import { centsToApply } from './refusalToApply';
import type { BillClient } from '../../../transport/client';

/**
 * Uses a credit on a bill, once: where the bill has it with this amount already, nothing is sent. Other credits of the
 * bill stay. Returns how both stand now, with `outcome`: applied or existing.
 *
 * @throws FailedCheckError `creditAlreadyApplied` when the bill has the credit with another amount, and what `centsToApply`
 * finds; `creditsDiffer` when BILL answers with other credits than were sent
 */
export async function applyCredit(
	client: BillClient,
	use: CreditUse,
	wantedCents: number | undefined,
): Promise<IDataObject> {
	return await withCreditAndBill(client, use, async (both) => {
		const { credit, bill } = both;
		const { vendorCreditId } = use;
		if (creditsOn(bill).has(vendorCreditId)) return existing(client, use, both, wantedCents);
		const cents = centsToApply(both, wantedCents);
		if (typeof cents !== 'number') throw refusedUse(client, use, cents);
		const others = await otherCredits(client, bill, use);
		const vendorCredits = [...others, { id: vendorCreditId, amount: fromCents(cents) }];
		const after = await send(client, use, vendorCredits);
		assertCredits(client, use, after, new Map([...creditsOn(bill), [vendorCreditId, cents]]));
		const left = leftCents(credit);
		const remaining = left === undefined ? undefined : left - cents;
		return useRecord('applied', { credit, bill: after }, { amount: cents, left: remaining });
	});
}

/** The credit is on the bill: from an earlier run, or used otherwise. */
function existing(
	client: BillClient,
	use: CreditUse,
	both: CreditAndBill,
	wantedCents: number | undefined,
): IDataObject {
	const has = creditsOn(both.bill).get(use.vendorCreditId);
	if (wantedCents === undefined || wantedCents === has) {
		return useRecord('existing', both, { amount: has, left: leftCents(both.credit) });
	}
	const shown = has === undefined ? 'an unknown amount' : formatCents(has);
	const what = `${shown} of the credit is already applied to the bill, and Amount is ${formatCents(wantedCents)}`;
	const fix = 'Nothing was sent. To apply another amount, run Remove From Bill first.';
	const reason = 'creditAlreadyApplied';
	throw refusedUse(client, use, { reason, what, fix }, { appliedAmount: shown });
}

/** Sent once: nobody knows whether BILL would count a credit that is sent twice a second time. */
async function send(
	client: BillClient,
	{ vendorCreditId, billId }: CreditUse,
	vendorCredits: IDataObject[],
): Promise<IDataObject> {
	return await writeOnce({
		client,
		locks: { vendorCredit: [vendorCreditId] },
		send: async () => await changeBill(client, 'PATCH', billId, { vendorCredits }, false),
		find: async () => {
			const bill = await readBill(client, billId);
			return creditsOn(bill).has(vendorCreditId) ? bill : undefined;
		},
		maySendAgain: 'never',
	});
}

/** Whether BILL adds a credit to those of a bill or replaces them is a report of the field (2026-11), so it is checked. */
function assertCredits(
	client: BillClient,
	use: CreditUse,
	after: IDataObject,
	expected: Map<string, number | undefined>,
): void {
	if (!after.vendorCredits) return;
	const is = creditsOn(after);
	const differing = [...expected].filter(([id, cents]) => is.get(id) !== cents);
	if (differing.length === 0) return;
	const list = differing.map(([id, cents]) => {
		const has = is.get(id);
		return `${id} with ${has === undefined ? 'nothing' : formatCents(has)} instead of ${cents === undefined ? 'an unknown amount' : formatCents(cents)}`;
	});
	const what = `BILL accepted the change, but shows ${list.join(', ')}`;
	throw refusedUse(client, use, { reason: 'creditsDiffer', what, fix: 'Check the bill in BILL.' });
}
