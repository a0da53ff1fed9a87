import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { formatCents } from '../../shared/money';
import { centsOfLines } from '../resources/bill/lines/lineWrite';
import { objectOf, textOf } from '../records/record';
import { RECURRING_LINES, RECURRING_PATH } from '../resources/recurringBill/recurringBillCalls';
import { searchList } from './searchList';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
) => Promise<INodeListSearchResult>;

/** Active recurring bills by description, vendor, amount and schedule; newest first. */
export const searchRecurringBills = searchOf(false);

/** Archived ones in the same way. */
export const searchArchivedRecurringBills = searchOf(true);

function searchOf(isArchived: boolean): Search {
	return async function search(this: ILoadOptionsFunctions, filter, cursor) {
		const list = {
			intent: 'list recurring bills',
			path: RECURRING_PATH,
			sort: 'createdTime:desc',
			label: labelOf,
			isArchived,
		};
		return await searchList(this, list, filter, cursor);
	};
}

function labelOf(template: IDataObject): string {
	const cents = centsOfLines(template, RECURRING_LINES);
	const schedule = objectOf(template, 'schedule');
	const parts = [
		textOf(template, 'description'),
		textOf(template, 'vendorName') || textOf(template, 'vendorId'),
		cents === undefined ? '' : formatCents(cents),
		textOf(schedule, 'period'),
		textOf(schedule, 'nextDueDate'),
	];
	return parts.filter(Boolean).join(', ');
}
