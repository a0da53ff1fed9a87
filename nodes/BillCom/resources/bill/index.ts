import { resource } from '../resource';
import { archive } from './archive.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

/** Bills to pay. */
export const bill = resource(
	{ name: 'Bill', value: 'bill' },
	[archive, create, get, getAll, update],
	'create',
);
