import type { INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../../../../../shared/parameters/reader';
import { type ParameterReader, shown, toRecord } from '../../../../parameters/reader';

/** What happens with a payment whose invoice may be there twice. */
export type OnDuplicate = 'stop' | 'pointOut' | 'ignore';

export interface DuplicateChecks {
	sameNumber: OnDuplicate;
	similar: OnDuplicate;
	/** How far apart invoices of one amount may be to be one. */
	days: number;
}

const DAYS = 30;
const DAYS_MAX = 366;

const CHOICES: INodeProperties['options'] = [
	{ name: 'Ignore', value: 'ignore', description: 'It is not looked for' },
	{
		name: 'Point Out',
		value: 'pointOut',
		description: 'It is paid, and possibleDuplicates says what was found',
	},
	{ name: 'Stop', value: 'stop', description: 'It is not paid' },
];

export const duplicatesField: INodeProperties = {
	displayName: 'Duplicates',
	name: 'duplicates',
	type: 'collection',
	placeholder: 'Add check',
	default: {},
	description:
		'Looks at the other bills of the vendor in BILL. A bill that is younger and not paid yet stops nothing: then that one is the duplicate.',
	options: [
		{
			displayName: 'Days',
			name: 'days',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: DAYS_MAX, numberPrecision: 0 },
			default: DAYS,
			description: 'How many days the dates of two invoices with similar numbers may be apart, at most 366',
		},
		{
			displayName: 'Same Number',
			name: 'sameNumber',
			type: 'options',
			options: CHOICES,
			default: 'stop',
			description:
				'When another bill of the vendor has the same invoice number. Capitals, blanks, punctuation and leading zeros make no difference. Looks back 400 days, because some vendors begin anew each year.',
		},
		{
			displayName: 'Similar Number',
			name: 'similar',
			type: 'options',
			options: CHOICES,
			default: 'pointOut',
			description:
				'When another bill of the vendor has the same amount, a date near it, and a number that is a typing slip away, such as two digits swapped, O for 0, or COPY behind it. Numbers that follow each other are not similar.',
		},
	],
};

/** What stands under Duplicates; undefined where nothing is looked for. The defaults hold once the collection is there. */
export function readDuplicates(read: ParameterReader, value: unknown): DuplicateChecks | undefined {
	if (isEmpty(value)) return undefined;
	const given = toRecord(value);
	const sameNumber = choiceOf(read, 'Same Number', given.sameNumber, 'stop');
	const similar = choiceOf(read, 'Similar Number', given.similar, 'pointOut');
	const days = isEmpty(given.days) ? DAYS : (read.count(given.days, 'Days of Duplicates', 0) ?? DAYS);
	if (days > DAYS_MAX) throw read.refuse(`Days of Duplicates is ${days}`, `Enter at most ${DAYS_MAX}.`);
	return sameNumber === 'ignore' && similar === 'ignore' ? undefined : { sameNumber, similar, days };
}

function choiceOf(read: ParameterReader, label: string, value: unknown, preset: OnDuplicate): OnDuplicate {
	if (isEmpty(value)) return preset;
	if (value === 'stop' || value === 'pointOut' || value === 'ignore') return value;
	throw read.refuse(`${label} is ${shown(value)}`, 'Use stop, pointOut or ignore.');
}
