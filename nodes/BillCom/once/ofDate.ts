import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ParameterReader } from '../parameters/reader';

/** What becomes of a number that BILL has, but with another date. */
export type WhenDateDiffers = 'refuse' | 'create' | 'existing';

/** What is looked for among records of one number. */
export interface Dated {
	/** `yyyy-MM-dd`. */
	date: string;
	whenDateDiffers: WhenDateDiffers;
}

/**
 * The records that are meant, out of those that carry the number: those of the date, else what the choice says. Vendors
 * use numbers again, such as the account number on every month's invoice. A date that BILL does not tell counts as the
 * same.
 *
 * @param refuse builds the refusal from the record that is there and its date
 */
export function ofDate(
	records: IDataObject[],
	{ date, whenDateDiffers }: Dated,
	dateOf: (record: IDataObject) => string,
	refuse: (other: IDataObject, itsDate: string) => Error,
): IDataObject[] {
	const same = records.filter((record) => ['', date].includes(dateOf(record).slice(0, 10)));
	const [other] = records;
	if (same.length > 0 || !other || whenDateDiffers === 'create') return same;
	if (whenDateDiffers === 'existing') return records;
	throw refuse(other, dateOf(other).slice(0, 10));
}

/**
 * The choice as a field.
 * @param record "Bill" or "Credit"
 * @param existing what the operation does with the existing one: "Return" or "Update"
 * @param note continues the description
 */
export function whenDateDiffersField(
	record: string,
	existing: 'Return' | 'Update',
	note: string,
): INodeProperties {
	const description = `What to do when BILL already has this number for the vendor, with another date. ${note}`;
	return {
		displayName: 'When the Date Differs',
		name: 'whenDateDiffers',
		type: 'options',
		options: [
			{
				name: `Create Another ${record}`,
				value: 'create',
				description: 'For vendors that reuse a number, for example every month',
			},
			{ name: 'Refuse', value: 'refuse', description: 'The item fails with a message that names both dates' },
			{
				name: `${existing} the Existing ${record}`,
				value: 'existing',
				description: `${existing} the ${record.toLowerCase()} if number and amount match`,
			},
		],
		default: 'refuse',
		description,
	};
}

/** The choice of an item; an operation without the field refuses. */
export function readWhenDateDiffers(read: ParameterReader): WhenDateDiffers {
	const given = read.optionalText('whenDateDiffers');
	return given === 'create' || given === 'existing' ? given : 'refuse';
}
