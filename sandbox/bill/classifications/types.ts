import { CLASSIFICATION_BODIES } from '../bodies/classification';
import type { ClassificationBodies } from '../bodies/classification';
import type { Collection } from '../store/collection';
import type { Classification } from '../store/rows';
import type { Store } from '../store/store';
import type { IdPrefix } from '../values/ids';

/** One of BILL's seven ledger lists. */
export interface ClassificationType {
	/** Its word in the path. */
	path: string;
	prefix: IdPrefix;
	collection: (store: Store) => Collection<Classification>;
	bodies: ClassificationBodies;
}

/** The seven of them. */
export const CLASSIFICATION_TYPES: ClassificationType[] = [
	{
		path: 'chart-of-accounts',
		prefix: '0ca',
		collection: (store) => store.chartOfAccounts,
		bodies: CLASSIFICATION_BODIES.chartOfAccounts,
	},
	{
		path: 'departments',
		prefix: '0de',
		collection: (store) => store.departments,
		bodies: CLASSIFICATION_BODIES.departments,
	},
	{
		path: 'accounting-classes',
		prefix: 'cls',
		collection: (store) => store.accountingClasses,
		bodies: CLASSIFICATION_BODIES.others,
	},
	{
		path: 'locations',
		prefix: 'loc',
		collection: (store) => store.locations,
		bodies: CLASSIFICATION_BODIES.others,
	},
	{ path: 'jobs', prefix: 'job', collection: (store) => store.jobs, bodies: CLASSIFICATION_BODIES.others },
	{
		path: 'employees',
		prefix: 'emp',
		collection: (store) => store.employees,
		bodies: CLASSIFICATION_BODIES.employees,
	},
	{
		path: 'items',
		prefix: 'itm',
		collection: (store) => store.items,
		bodies: CLASSIFICATION_BODIES.items,
	},
];
