import { resource } from '../../operation/resource';
import { archive } from './archive.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { recordPayment } from './recordPayment.operation';
import { replace } from './replace.operation';
import { restore } from './restore.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** Bills to pay. */
export const bill = resource(
	{ name: 'Bill', value: 'bill' },
	[archive, create, upsert, get, getAll, recordPayment, replace, restore, update],
	'create',
);
