import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../records/record';
import { codesShape } from '../bill/lines/classifications';
import type { Output } from '../../../shared/operation/outputShape';

/** A line item with what is needed to change it: the bill, and when that last changed. */
export const lineOutput: Output = {
	shape: {
		amount: 'number',
		billId: 'text',
		billUpdatedTime: 'text',
		classifications: codesShape,
		description: 'text',
		id: 'text',
		price: 'number',
		quantity: 'number',
	},
};

/** A line of a bill as it leaves the node. */
export function lineRecord(bill: IDataObject, line: IDataObject): IDataObject {
	return { ...line, billId: textOf(bill, 'id'), billUpdatedTime: textOf(bill, 'updatedTime') };
}
