import { refusal } from '../refusals/refusal';

/** What BILL asks for before it pays a vendor of a country in its own currency. */
export interface InternationalRules {
	paymentPurpose: {
		required: boolean;
		/** CODE takes one of the codes, TEXT free words. */
		type: 'CODE' | 'TEXT';
		codes: Array<{ name: string; value: string }>;
	};
	validations: Array<{ fields: Array<{ name: string; required: boolean; description?: string }> }>;
	regulatoryFields: Array<{ name: string; required: boolean; description: string }>;
}

const IBAN = [{ fields: [{ name: 'accountNumber', required: true, description: 'IBAN' }] }];
const LOCAL = (description: string) => [
	{
		fields: [
			{ name: 'accountNumber', required: true },
			{ name: 'routingNumber', required: true, description },
		],
	},
];
const NO_PURPOSE: InternationalRules['paymentPurpose'] = { required: false, type: 'TEXT', codes: [] };

/**
 * A few countries, so that each kind of answer exists. `internationalPayments.paymentPurpose` with `required`, `type` and
 * `codes` is reported by integrators, `validations` and its `IBAN` is documented (changelog 2025-04-29); the codes and the
 * place of `regulatoryFields` are assumed.
 */
const RULES: Record<string, InternationalRules | undefined> = {
	AU: { paymentPurpose: NO_PURPOSE, validations: LOCAL('BSB number'), regulatoryFields: [] },
	BR: {
		paymentPurpose: {
			required: true,
			type: 'CODE',
			codes: [
				{ name: 'Payment for goods', value: 'GOODS' },
				{ name: 'Payment for services', value: 'SERVICES' },
			],
		},
		validations: IBAN,
		regulatoryFields: [{ name: 'taxId', required: true, description: 'CPF or CNPJ' }],
	},
	CA: {
		paymentPurpose: NO_PURPOSE,
		validations: LOCAL('Institution and transit number'),
		regulatoryFields: [],
	},
	DE: { paymentPurpose: NO_PURPOSE, validations: IBAN, regulatoryFields: [] },
	FR: { paymentPurpose: NO_PURPOSE, validations: IBAN, regulatoryFields: [] },
	GB: { paymentPurpose: NO_PURPOSE, validations: LOCAL('Sort code'), regulatoryFields: [] },
	IN: {
		paymentPurpose: {
			required: true,
			type: 'CODE',
			codes: [
				{ name: 'Import of goods', value: 'P0102' },
				{ name: 'Business services', value: 'P1006' },
			],
		},
		validations: LOCAL('IFSC'),
		regulatoryFields: [],
	},
	JP: {
		paymentPurpose: { required: true, type: 'TEXT', codes: [] },
		validations: LOCAL('Bank and branch code'),
		regulatoryFields: [],
	},
};

const OTHERS: InternationalRules = {
	paymentPurpose: NO_PURPOSE,
	validations: LOCAL('SWIFT code'),
	regulatoryFields: [],
};

/** The three facts the rules depend on, as a query or a vendor gives them. */
export interface InternationalCase {
	country?: string;
	billCurrency?: string;
	accountType?: string;
}

const PATTERNS = {
	country: /^[A-Z]{2}$/,
	billCurrency: /^[A-Z]{3}$/,
	accountType: /^(BUSINESS|PERSON|NONE)$/,
} satisfies Record<keyof InternationalCase, RegExp>;

/** @throws Refusal BDC_1000 when one of the three is missing, BDC_1129 when it is none */
export function refuseUnknownCase(asked: InternationalCase): void {
	for (const name of ['country', 'billCurrency', 'accountType'] as const) {
		const value = asked[name];
		if (value === undefined || value === '') throw refusal('fieldInvalid', `${name}: must not be null`);
		if (!PATTERNS[name].test(value)) throw refusal('parameterInvalid', `${name}: ${value}`);
	}
}

/** The configuration as BILL answers it; nothing is asked for vendors in the US or paid in USD (assumed). */
export function internationalConfiguration(asked: InternationalCase) {
	const { country = '', billCurrency = '', accountType = '' } = asked;
	const isDomestic = country === 'US' || billCurrency === 'USD';
	return {
		country,
		billCurrency,
		accountType,
		...(isDomestic ? {} : { internationalPayments: RULES[country] ?? OTHERS }),
	};
}
