import { toCountryCode } from './country';
import { type Misfit } from './text';

/** How many digits a postal code has, where it is a number. Two lengths where a longer form exists (ZIP+4). */
const LENGTHS: Record<string, number[]> = {
	AT: [4],
	AU: [4],
	BE: [4],
	BG: [4],
	CH: [4],
	CN: [6],
	DE: [5],
	DK: [4],
	EE: [5],
	ES: [5],
	FI: [5],
	FR: [5],
	HU: [4],
	ID: [5],
	IN: [6],
	IT: [5],
	KR: [5],
	LU: [4],
	MX: [5],
	MY: [5],
	NO: [4],
	NZ: [4],
	PH: [4],
	PR: [5, 9],
	RO: [6],
	RU: [6],
	SG: [6],
	SI: [4],
	TH: [5],
	TR: [5],
	UA: [5],
	US: [5, 9],
	VN: [6],
	ZA: [4],
};

/**
 * Why a postal code given as a number cannot be one: it is shorter than its country's, so that leading zeros got lost, or
 * nobody knows how long it has to be. Undefined for texts, and for numbers as long as the country's codes.
 *
 * @param country code or name; empty when it is not known
 */
export function postalCodeMisfit(value: unknown, label: string, country: string): Misfit | undefined {
	if (typeof value !== 'number') return undefined;
	const lengths = LENGTHS[toCountryCode(country) ?? ''] ?? [];
	if (Number.isInteger(value) && lengths.includes(String(value).length)) return undefined;
	return {
		what: `${label} is given as a number, which loses leading zeros`,
		fix: 'Give it as text, such as "02134".',
	};
}
