import type { IExecuteFunctions } from 'n8n-workflow';
import { type ParameterReader, parameters } from '../../parameters/reader';
import type { LineChange } from './changeBillLines';
import { billLocator } from '../../parameters/locators';

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
	return { read, subject, change: { billId, expectedUpdatedTime, itemIndex } };
}
