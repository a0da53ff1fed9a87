import type { Output, Shape } from '../../../shared/operation/outputShape';
import { nameAndValue } from './find/nameAndValue';

const field: Shape = { name: 'text', required: 'flag', description: 'text' };

/** What BILL asks for; nothing under `internationalPayments` where nothing is asked (BILL getintlconfig, 2026-11). */
export const configurationOutput: Output = {
	shape: {
		country: 'text',
		billCurrency: 'text',
		accountType: 'text',
		internationalPayments: {
			paymentPurpose: {
				required: 'flag',
				type: 'text',
				codes: [nameAndValue],
			},
			validations: [{ fields: [field] }],
			regulatoryFields: [field],
		},
	},
	isOpen: true,
};
