import type { Operation } from '../../operation/operation';
import { resource } from '../../operation/resource';
import { archive } from './archive.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { replace } from './replace.operation';
import { restore } from './restore.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/**
 * Bills to pay. Record Offline Payment is offered here, where people look for it, and comes from the payments: they know of
 * bills, and bills not of them.
 */
export const billWith = (recordPayment: Operation) =>
	resource(
		{ name: 'Bill', value: 'bill' },
		[archive, create, upsert, get, getAll, recordPayment, replace, restore, update],
		'create',
	);
