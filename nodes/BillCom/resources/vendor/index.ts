import { resource } from '../resource';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** Payees. */
export const vendor = resource(
	{ name: 'Vendor', value: 'vendor' },
	[create, upsert, get, getAll, update],
	'upsert',
);
