import { resource } from '../../operation/resource';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { undelete } from './undelete.operation';
import { update } from './update.operation';

/** API v2, for what only v2 has. */
export const legacy = resource(
	{ name: 'Legacy (V2)', value: 'legacy' },
	[create, remove, get, getAll, undelete, update],
	'getAll',
);
