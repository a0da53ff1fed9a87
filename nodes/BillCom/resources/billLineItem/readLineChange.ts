import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { type ParameterReader, parameters } from '../../parameters/reader';
import type { LineChange } from './changeBillLines';
import { billLocator } from '../../parameters/locators';

/** Refuses the change of a bill that somebody changed since it was read. */
export const expectedUpdatedTime: INodeProperties = {
	displayName: 'Expected Updated Time',
	name: 'expectedUpdatedTime',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.billUpdatedTime }}',
	description:
		'If set, nothing is changed when the bill has another updated time by now. Get Many returns it with each line item.',
};

/** Reads which bill is changed and what state it must be in; refusals of `read` open with the bill. */
export function readLineChange(
	ctx: IExecuteFunctions,
	itemIndex: number,
): { read: ParameterReader; change: LineChange; subject: string } {
	const billId = parameters(ctx, itemIndex).locator(billLocator);
	const subject = `Bill ${billId}`;
	const read = parameters(ctx, itemIndex, subject);
	const expectedUpdatedTime = read.text('expectedUpdatedTime');
	if (expectedUpdatedTime && Number.isNaN(new Date(expectedUpdatedTime).getTime())) {
		throw read.refuse(
			`Expected Updated Time is "${expectedUpdatedTime}", which is not a time`,
			'Take it from the line item as Get Many returns it.',
		);
	}
	return { read, subject, change: { billId, expectedUpdatedTime } };
}
