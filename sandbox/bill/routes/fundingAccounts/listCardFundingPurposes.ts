import { CARD_BRANDS, cardPurposesFor } from '../../fundingAccounts/cardPurposes';
import { single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * GET /v3/funding-accounts/cards/funding-purposes. `vendorId` and `brand` are required. An empty 200 means that payments
 * need no purpose; otherwise the values a payment may name (shape assumed).
 */
export const listCardFundingPurposes: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/cards/funding-purposes',
	guard: 'session',
	handle({ query, world }) {
		const vendorId = single(query, 'vendorId');
		const brand = single(query, 'brand');
		if (vendorId === undefined) throw refusal('fieldInvalid', 'vendorId: must not be null');
		if (brand === undefined) throw refusal('fieldInvalid', 'brand: must not be null');
		if (!CARD_BRANDS.includes(brand)) throw refusal('parameterInvalid', `brand: ${brand}`);
		const vendor = world.store.vendors.get(vendorId);
		if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
		const purposes = cardPurposesFor(vendor);
		return ok(purposes.length > 0 ? { results: purposes } : undefined);
	},
};
