import type { NewCustomer } from '../bodies/people';
import { refusal } from '../refusals/refusal';
import type { Customer } from '../store/partnerRows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';

/** The customer a path names. @throws Refusal 404 BDC_1205 */
export function customerOfPath(world: World, customerId: string): Customer {
	const customer = world.store.customers.get(customerId);
	if (!customer) throw refusal('objectUnknown', customerId);
	return customer;
}

/** Stores a customer. Equal names are taken twice (assumed). */
export function createCustomer(world: World, draft: NewCustomer): Customer {
	const now = timestamp(world.clock.now());
	return world.store.customers.put({
		...draft,
		id: newId('0cu'),
		archived: false,
		accountType: 'BUSINESS',
		invoiceCurrency: 'USD',
		createdTime: now,
		updatedTime: now,
	});
}

/** Lays the given fields over the customer. */
export function changeCustomer(world: World, customer: Customer, draft: Partial<Customer>): Customer {
	const updatedTime = timestamp(world.clock.now());
	return world.store.customers.put({ ...customer, ...draft, id: customer.id, updatedTime });
}
