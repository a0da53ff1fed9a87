import type { INodeProperties } from 'n8n-workflow';
import { toCents } from '../../../../../shared/money';
import { isEmpty } from '../../../../../shared/parameters/reader';
import { toCurrency } from '../../../../parameters/codes';
import { type ParameterReader, shown, toRecord } from '../../../../parameters/reader';

/** By the names of their fields. */
export type LimitName = 'limitPerPayment' | 'limitPerVendorAndDay' | 'limitPerDay';

/** What an item may pay at most. A limit that is missing is none; 0 is one. */
export interface PaymentLimits {
	cents: Partial<Record<LimitName, number>>;
	/** What the limits are in. */
	currency: string;
}

export const LIMIT_LABELS: Record<LimitName, string> = {
	limitPerPayment: 'Limit per Payment',
	limitPerVendorAndDay: 'Limit per Vendor and Day',
	limitPerDay: 'Limit per Day',
};

const DEFAULT_CURRENCY = 'USD';

const limitCurrency: INodeProperties = {
	displayName: 'Limit Currency',
	name: 'limitCurrency',
	type: 'string',
	default: DEFAULT_CURRENCY,
	placeholder: 'e.g. USD',
	description:
		'What the limits are in: three letters (ISO 4217). A payment in another currency is refused, because nothing is converted. If empty, USD.',
};

/** Under Safety Checks of what pays. */
export const limitsField: INodeProperties = {
	displayName: 'Limits',
	name: 'limits',
	type: 'collection',
	placeholder: 'Add limit',
	default: {},
	description:
		'The most that may be paid, counted from the payments BILL has, whoever made them. A payment above a limit is refused before anything is sent, or cancelled again where another n8n paid at the same moment.',
	options: [
		limitCurrency,
		limit(
			'limitPerDay',
			'e.g. 50000',
			'The most that may be paid to all vendors in a day: the day on which the payments are made, from midnight to midnight in New York, whatever their process date. Cancelled and voided payments, and those recorded as made outside of BILL, do not count. A mass payment counts once BILL has made its payments. BILL shows no currency, so payments made in another one count with their number.',
		),
		limit(
			'limitPerPayment',
			'e.g. 10000',
			'The most that one item may pay. If empty, there is no limit; 0 lets nothing be paid. Write it without separators, such as 10000 or 10000.50.',
		),
		limit(
			'limitPerVendorAndDay',
			'e.g. 20000',
			'The most that may be paid to the vendor of the bill in a day, counted as in Limit per Day',
		),
	],
};

function limit(name: LimitName, placeholder: string, description: string): INodeProperties {
	return {
		displayName: LIMIT_LABELS[name],
		name,
		type: 'string',
		default: '',
		placeholder,
		description,
	};
}

/** A plain number: in 10,000 and 10.000 a person and a program may see different amounts. */
const PLAIN = /^\d+(?:\.\d{1,2})?$/;

/** What an item says in Limits; undefined where it sets none. @throws NodeOperationError for what is no plain amount */
export function readLimits(read: ParameterReader, given: unknown): PaymentLimits | undefined {
	const values = toRecord(given);
	const cents: PaymentLimits['cents'] = {};
	for (const name of Object.keys(LIMIT_LABELS) as LimitName[]) {
		const value = readLimit(read, LIMIT_LABELS[name], values[name]);
		if (value !== undefined) cents[name] = value;
	}
	if (Object.keys(cents).length === 0) return undefined;
	const { limitCurrency: code } = values;
	const currency = isEmpty(code) ? DEFAULT_CURRENCY : toCurrency(read, limitCurrency.displayName, code);
	return { cents, currency };
}

function readLimit(read: ParameterReader, label: string, value: unknown): number | undefined {
	if (isEmpty(value)) return undefined;
	const isPlain = typeof value === 'number' || (typeof value === 'string' && PLAIN.test(value.trim()));
	const cents = isPlain ? toCents(value) : undefined;
	if (cents !== undefined && cents >= 0) return cents;
	throw read.refuse(
		`${label} is ${shown(value)}, which is not a plain amount`,
		'Write it with digits only, such as 10000 or 10000.50, or leave it empty for no limit.',
	);
}
