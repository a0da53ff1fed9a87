import { fromCents, isWholeCents, toCents } from '../../simulator/money';
import { refusal } from '../refusals/refusal';
import type { CreditUse, VendorCredit } from '../store/moneyRows';
import type { CreditPart } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';

function sumCents(uses: CreditUse[]): number {
	return uses.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** Uses of one credit, oldest first. */
export function usesOfCredit(world: World, vendorCreditId: string): CreditUse[] {
	return world.store.creditUses.find('vendorCreditId', vendorCreditId);
}

/** Cents of a credit that are used. */
export function appliedCents(world: World, vendorCreditId: string): number {
	return sumCents(usesOfCredit(world, vendorCreditId));
}

/** Cents of credits on a bill. */
export function creditedCents(world: World, billId: string): number {
	return sumCents(world.store.creditUses.find('billId', billId));
}

/** Credits on a bill, one entry a credit, in major units. */
export function creditsOfBill(world: World, billId: string): CreditPart[] {
	const cents = new Map<string, number>();
	for (const { vendorCreditId, amountCents } of world.store.creditUses.find('billId', billId))
		cents.set(vendorCreditId, (cents.get(vendorCreditId) ?? 0) + amountCents);
	return [...cents].map(([id, amountCents]) => ({ id, amount: fromCents(amountCents) }));
}

function usableCredit(world: World, { id, amount }: CreditPart, vendorId: string): VendorCredit {
	const credit = world.store.vendorCredits.get(id);
	if (!credit) throw refusal('referenceUnknown', `vendorCredits ${id}`);
	if (credit.archived) throw refusal('objectArchived', `Vendor credit ${id}`);
	if (credit.vendorId !== vendorId) throw refusal('creditUnusable', `${id} is of another vendor`);
	if (!isWholeCents(amount) || amount <= 0)
		throw refusal('businessFieldInvalid', 'vendorCredits.amount: must be positive, at most two decimals');
	return credit;
}

/**
 * Cents these credits would take off a bill. `replacedCents` tells how much of a credit the bill holds already and gives
 * back first.
 * @throws Refusal BDC_1205 (unknown), BDC_9004 (archived), BDC_1119 (amount), BDC_9023 (vendor, or more than is left)
 */
export function checkedCreditCents(
	world: World,
	vendorId: string,
	parts: CreditPart[],
	replacedCents: (creditId: string) => number = () => 0,
): number {
	if (new Set(parts.map(({ id }) => id)).size !== parts.length)
		throw refusal('businessFieldInvalid', 'vendorCredits: a credit is named twice');
	let cents = 0;
	for (const part of parts) {
		const credit = usableCredit(world, part, vendorId);
		const leftCents = toCents(credit.amount) - appliedCents(world, credit.id) + replacedCents(credit.id);
		if (toCents(part.amount) > leftCents)
			throw refusal('creditUnusable', `${part.amount} of ${fromCents(leftCents)} left on ${credit.id}`);
		cents += toCents(part.amount);
	}
	return cents;
}

/** Notes checked credits on a bill. A use the bill has already is replaced. */
export function useCredits(world: World, billId: string, parts: CreditPart[], paymentId?: string): void {
	const now = timestamp(world.clock.now());
	for (const { id, amount } of parts) {
		world.store.creditUses.put({
			id: [id, billId, paymentId].join(' '),
			vendorCreditId: id,
			billId,
			...(paymentId === undefined ? {} : { paymentId }),
			amountCents: toCents(amount),
			appliedTime: now,
		});
		touchCredit(world, id, now);
	}
}

/** A credit counts as changed when it is used or given back. */
function touchCredit(world: World, creditId: string, updatedTime: string): void {
	const credit = world.store.vendorCredits.get(creditId);
	if (credit) world.store.vendorCredits.put({ ...credit, updatedTime });
}

/** Uses a bill was given directly, by credit id; those of payments stay for good (R:createpayment). */
function directUses(world: World, billId: string): Map<string, CreditUse> {
	const uses = world.store.creditUses.find('billId', billId).filter(({ paymentId }) => !paymentId);
	return new Map(uses.map((use) => [use.vendorCreditId, use]));
}

/** What becomes of the credits a bill was given directly: their cents in all, and the writing of it. */
export interface CreditPlan {
	changeCents: number;
	apply(): void;
}

/**
 * Plans the credits of a bill's PATCH (`keepsOthers`: those not named stay) or PUT (they are given back), as integrators
 * report it. A credit named again gets the new amount (assumed).
 * @throws Refusal as checkedCreditCents
 */
export function planBillCredits(
	world: World,
	bill: { id: string; vendorId: string },
	parts: CreditPart[],
	keepsOthers: boolean,
): CreditPlan {
	const before = directUses(world, bill.id);
	const cents = checkedCreditCents(world, bill.vendorId, parts, (id) => before.get(id)?.amountCents ?? 0);
	const named = new Set(parts.map(({ id }) => id));
	const dropped = [...before.values()].filter(
		({ vendorCreditId }) => !keepsOthers || named.has(vendorCreditId),
	);
	return {
		changeCents: cents - sumCents(dropped),
		apply() {
			const now = timestamp(world.clock.now());
			for (const use of dropped) {
				world.store.creditUses.delete(use.id);
				touchCredit(world, use.vendorCreditId, now);
			}
			useCredits(world, bill.id, parts);
		},
	};
}
