import type { Output, Shape } from '../../../../shared/operation/outputShape';
import { nameAndValue } from '../find/nameAndValue';

/** A vendor's bank account: the number masked, `status` says whether BILL has verified it (BILL, 2026-05). */
export const bankAccountShape: Shape = {
	accountNumber: 'text',
	bankCountry: 'text',
	nameOnAccount: 'text',
	ownerType: 'text',
	paymentCurrency: 'text',
	regulatoryFields: [nameAndValue],
	routingNumber: 'text',
	status: 'text',
	type: 'text',
};

export const bankAccountOutput: Output = { shape: { vendorId: 'text', ...bankAccountShape } };

export const removedBankAccountOutput: Output = { shape: { vendorId: 'text', removed: 'flag' } };
