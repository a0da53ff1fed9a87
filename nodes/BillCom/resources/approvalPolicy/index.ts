import { resource } from '../../operation/resource';
import { create } from './create.operation';
import { deletePolicy } from './delete.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

/** Rules that ask people to approve bills. */
export const approvalPolicy = resource(
	{ name: 'Approval Policy', value: 'approvalPolicy' },
	[create, deletePolicy, getAll, update],
	'getAll',
);
