import type { INodeProperties } from 'n8n-workflow';
import { type LocatedRecord, recordLocator } from './recordLocator';

const record: LocatedRecord = {
	displayName: 'Recurring Bill',
	name: 'recurringBillId',
	label: 'a recurring bill',
	idExample: '00r01ABCDEFGHIJKLMNO',
	searchMethod: 'searchRecurringBills',
};

/** A recurring bill by search or id. */
export const recurringBillLocator: INodeProperties = recordLocator(record, { required: true });

/** The same among archived ones only. */
export const archivedRecurringBillLocator: INodeProperties = recordLocator(
	{ ...record, label: 'an archived recurring bill', searchMethod: 'searchArchivedRecurringBills' },
	{ required: true },
);
