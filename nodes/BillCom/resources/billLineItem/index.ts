import { resource } from '../../operation/resource';
import { add } from './add.operation';
import { getAll } from './getAll.operation';
import { remove } from './remove.operation';
import { update } from './update.operation';

/** The lines of a bill, one by one. */
export const billLineItem = resource(
	{ name: 'Bill Line Item', value: 'billLineItem' },
	[add, getAll, remove, update],
	'getAll',
);
