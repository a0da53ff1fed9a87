import type { NewPaymentTerm } from '../bodies/organization';
import { refusal } from '../refusals/refusal';
import type { PaymentTerm } from '../store/partnerRows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';

/** The term a path names. @throws Refusal 404 BDC_1205 */
export function paymentTermOfPath(world: World, paymentTermId: string): PaymentTerm {
	const term = world.store.paymentTerms.get(paymentTermId);
	if (!term) throw refusal('objectUnknown', paymentTermId);
	return term;
}

/** Two terms of one organization cannot share a number of days (docs/payment-terms). @throws Refusal BDC_9040 */
function refuseTakenDays(world: World, daysDue: number, ownId?: string): void {
	const others = world.store.paymentTerms.all().filter(({ id }) => id !== ownId);
	if (others.some((term) => term.daysDue === daysDue)) throw refusal('daysDueTaken', String(daysDue));
}

/** Stores a term. */
export function createPaymentTerm(world: World, organizationId: string, draft: NewPaymentTerm): PaymentTerm {
	refuseTakenDays(world, draft.daysDue);
	const now = timestamp(world.clock.now());
	return world.store.paymentTerms.put({
		...draft,
		id: newId('00p'),
		organizationId,
		createdTime: now,
		updatedTime: now,
	});
}

/** Lays the given fields over the term. */
export function changePaymentTerm(
	world: World,
	term: PaymentTerm,
	draft: Partial<NewPaymentTerm>,
): PaymentTerm {
	if (draft.daysDue !== undefined) refuseTakenDays(world, draft.daysDue, term.id);
	return world.store.paymentTerms.put({ ...term, ...draft, updatedTime: timestamp(world.clock.now()) });
}

/** A term as BILL shows it. */
export function paymentTermView({ id, name, daysDue, createdTime, updatedTime }: PaymentTerm) {
	return { id, name, daysDue, createdTime, updatedTime };
}
