import { resource } from '../../operation/resource';
import { claim } from './claim.operation';
import { create } from './create.operation';
import { deleteRecord } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { link } from './link.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** Records of any object. */
export const record = resource(
	{ name: 'Record', value: 'record' },
	[claim, create, upsert, deleteRecord, get, getAll, link, update],
	'get',
);
