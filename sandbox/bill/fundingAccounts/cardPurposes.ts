import type { Vendor } from '../store/rows';

/** Values a card payment may have to name; BILL's own list is not published. */
const PURPOSES = ['ADVERTISING', 'OFFICE_SUPPLIES', 'PROFESSIONAL_SERVICES', 'RENT', 'UTILITIES'];

/** Card brands (assumed). */
export const CARD_BRANDS = ['VISA', 'MASTERCARD', 'AMEX', 'DISCOVER'];

/**
 * What a card payment to this vendor must name as `cardFundingPurpose`. None when BILL knows the vendor's industry, which
 * here is assumed of every vendor whose account is not a person's.
 */
export function cardPurposesFor(vendor: Vendor): string[] {
	return vendor.accountType === 'PERSON' ? PURPOSES : [];
}
