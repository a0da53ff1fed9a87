import { resource } from '../../operation/resource';
import { apply } from './apply.operation';
import { archive } from './archive.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { replace } from './replace.operation';
import { takeBack } from './takeBack.operation';
import { update } from './update.operation';

/** What vendors owe back, to be used on their bills. */
export const vendorCredit = resource(
	{ name: 'Vendor Credit', value: 'vendorCredit' },
	[apply, archive, create, get, getAll, takeBack, replace, update],
	'create',
);
