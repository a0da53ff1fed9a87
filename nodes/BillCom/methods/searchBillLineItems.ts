import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { formatCents, toCents } from '../../shared/money';
import { readBill } from '../resources/bill/find/billCalls';
import { linesOf } from '../resources/bill/lines/billLines';
import { toText } from '../parameters/reader';
import { textOf } from '../records/record';

/** The line items of the bill chosen in the node, in its order; a search text is part of amount or description. */
export async function searchBillLineItems(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const billId = toText(this.getCurrentNodeParameter('billId', { extractValue: true }));
	if (!billId) return { results: [] };
	const bill = await readBill(this, billId, 0);
	const results = linesOf(bill).map((line, index) => ({
		name: labelOf(line, index),
		value: textOf(line, 'id'),
	}));
	const search = foldedText(filter);
	return { results: results.filter(({ name }) => foldedText(name).includes(search)) };
}

function labelOf(line: IDataObject, index: number): string {
	const cents = toCents(line.amount);
	const amount = cents === undefined ? '' : formatCents(cents);
	return [`${index + 1}.`, amount, textOf(line, 'description')].filter(Boolean).join(' ');
}
