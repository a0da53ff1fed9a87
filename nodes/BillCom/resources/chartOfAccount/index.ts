import { resource } from '../resource';
import { getAll } from './getAll.operation';

/** The chart of accounts lines are booked to. */
export const chartOfAccount = resource(
	{ name: 'Chart of Account', value: 'chartOfAccount' },
	[getAll],
	'getAll',
);
