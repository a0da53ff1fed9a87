import { resource } from '../../operation/resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getPricePlan } from './getPricePlan.operation';

/** The company whose bills these are. */
export const organization = resource(
	{ name: 'Organization', value: 'organization' },
	[get, getAll, getPricePlan],
	'get',
);
