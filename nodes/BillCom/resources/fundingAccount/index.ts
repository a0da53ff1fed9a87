import { resource } from '../../operation/resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getUsability } from './getUsability.operation';

/** The accounts money comes from. */
export const fundingAccount = resource(
	{ name: 'Funding Account', value: 'fundingAccount' },
	[getUsability, get, getAll],
	'getAll',
);
