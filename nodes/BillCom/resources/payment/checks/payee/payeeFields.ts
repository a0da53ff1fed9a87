import type { INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../../../../../shared/parameters/reader';
import { toInstant } from '../../../../../shared/values/day';
import { type ParameterReader, shown, toRecord } from '../../../../parameters/reader';
import { assertSeal } from '../approved/approvedFields';

/** When the payee details of a vendor changed, and who may be paid all the same. */
export interface PayeeChanges {
	/** Milliseconds; undefined where no change is known. */
	changedAtMs?: number;
	/** 0 holds nothing. */
	holdForDays: number;
	/** The details that a second person has released. */
	releasedSeal?: string;
}

const HOLD_DAYS = 7;

export const payeeChangesField: INodeProperties = {
	displayName: 'Payee Changes',
	name: 'payeeChanges',
	type: 'collection',
	placeholder: 'Add value',
	default: {},
	description:
		'Holds payments to a vendor whose payee details (name, address, way of payment, bank account, email) changed a short time ago, until a second person has released the new ones',
	options: [
		{
			displayName: 'Changed At',
			name: 'changedAt',
			type: 'dateTime',
			default: '',
			description: 'When the details were last seen to change. If empty, nothing is held.',
		},
		{
			displayName: 'Hold for Days',
			name: 'holdForDays',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: HOLD_DAYS,
			description: 'How many days after a change nothing is paid, for example 7. If 0, nothing is held.',
		},
		{
			displayName: 'Released Seal',
			name: 'releasedSeal',
			type: 'string',
			default: '',
			placeholder: 'e.g. p1.0f3c5a9b7d21.77aa01b2c3d4.5e6f708192a3.-.-',
			description:
				'The seal of the details that a second person has checked and released. While the vendor has exactly these details, it is paid. If empty, nobody has released any.',
		},
	],
};

/** What stands under Payee Changes. @throws NodeOperationError for a time or a seal that is none */
export function readPayeeChanges(
	read: ParameterReader,
	value: unknown,
	timezone: string,
): PayeeChanges | undefined {
	const { changedAt, holdForDays, releasedSeal } = toRecord(value);
	const days = isEmpty(holdForDays) ? HOLD_DAYS : (read.count(holdForDays, 'Hold for Days', 0) ?? 0);
	const seal = isEmpty(releasedSeal) ? undefined : read.textOf(releasedSeal, 'Released Seal');
	if (seal !== undefined) assertSeal(read, 'Released Seal', seal);
	if (isEmpty(changedAt)) return seal === undefined ? undefined : { holdForDays: days, releasedSeal: seal };
	const at = toInstant(changedAt, timezone);
	if (!at)
		throw read.refuse(
			`Changed At is ${shown(changedAt)}, which is no time`,
			'Write it as 2027-01-15T09:30:00Z.',
		);
	return { changedAtMs: at.getTime(), holdForDays: days, ...(seal !== undefined && { releasedSeal: seal }) };
}
