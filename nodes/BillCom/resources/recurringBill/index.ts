import { resource } from '../../operation/resource';
import { archive } from './archive.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { replace } from './replace.operation';
import { restore } from './restore.operation';
import { update } from './update.operation';

/** Templates BILL makes bills from, time after time. */
export const recurringBill = resource(
	{ name: 'Recurring Bill', value: 'recurringBill' },
	[archive, create, get, getAll, replace, restore, update],
	'create',
);
