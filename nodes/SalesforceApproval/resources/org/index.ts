import { resource } from '../../operation/resource';
import { checkPermissions } from './checkPermissions.operation';
import { get } from './get.operation';
import { getLimits } from './getLimits.operation';
import { getUser } from './getUser.operation';

/** The org itself and what the user of the credential may do in it. */
export const org = resource(
	{ name: 'Org', value: 'org' },
	[checkPermissions, get, getLimits, getUser],
	'get',
);
