import type { IdPrefix } from '../values/ids';
import type { JsonSchema } from '../values/schema';
import { filledText, flag, list, number, object, oneOf, text } from '../values/schema';
import type { Collection } from '../store/collection';
import type { Classification } from '../store/rows';
import type { Store } from '../store/store';

/** One of BILL's seven ledger lists. */
export interface ClassificationType {
	/** Its word in the path. */
	path: string;
	prefix: IdPrefix;
	collection: (store: Store) => Collection<Classification>;
	/** Body of a create. */
	schema: JsonSchema;
	/** Body of a change: nothing is required. */
	changeSchema: JsonSchema;
	/** Body of a create in bulk. */
	bulkSchema: JsonSchema;
	/** Body of a change in bulk: every item names its id. */
	bulkChangeSchema: JsonSchema;
}

/** The four bodies of a type. */
function bodies(fields: Record<string, JsonSchema>, required: string[] = []) {
	return {
		schema: object(fields, required),
		changeSchema: object(fields),
		bulkSchema: list(object(fields, required)),
		bulkChangeSchema: list(object({ id: filledText(), ...fields }, ['id'])),
	};
}

const named = { name: filledText(), shortName: text(), description: text(), parentId: filledText() };

/** Values of `account.type` (reported by integrators). */
const ACCOUNT_TYPES = [
	'UNSPECIFIED',
	'ACCOUNTS_PAYABLE',
	'ACCOUNTS_RECEIVABLE',
	'BANK',
	'COST_OF_GOODS_SOLD',
	'CREDIT_CARD',
	'EQUITY',
	'EXPENSE',
	'FIXED_ASSET',
	'INCOME',
	'LONG_TERM_LIABILITY',
	'OTHER_ASSET',
	'OTHER_CURRENT_ASSET',
	'OTHER_CURRENT_LIABILITY',
	'OTHER_EXPENSE',
	'OTHER_INCOME',
	'NON_POSTING',
];

const account = object({ type: oneOf(...ACCOUNT_TYPES), number: text() });

const item = {
	...named,
	type: filledText(),
	price: number,
	expenseChartOfAccountId: filledText(),
	purchaseDescription: text(),
	purchaseCost: number,
	chartOfAccountId: filledText(),
	taxable: flag,
};

const employee = { firstName: text(), lastName: text(), shortName: text(), parentId: filledText() };

/** Fields per type as R:createclassification… list them; required ones marked there. */
export const CLASSIFICATION_TYPES: ClassificationType[] = [
	{
		path: 'chart-of-accounts',
		prefix: '0ca',
		collection: (store) => store.chartOfAccounts,
		...bodies({ name: filledText(), description: text(), parentId: filledText(), account }, ['name']),
	},
	{
		path: 'departments',
		prefix: '0de',
		collection: (store) => store.departments,
		...bodies(named, ['name']),
	},
	{
		path: 'accounting-classes',
		prefix: 'cls',
		collection: (store) => store.accountingClasses,
		...bodies(named),
	},
	{ path: 'locations', prefix: 'loc', collection: (store) => store.locations, ...bodies(named) },
	{ path: 'jobs', prefix: 'job', collection: (store) => store.jobs, ...bodies(named) },
	{ path: 'employees', prefix: 'emp', collection: (store) => store.employees, ...bodies(employee) },
	{
		path: 'items',
		prefix: 'itm',
		collection: (store) => store.items,
		...bodies(item, ['type', 'name']),
	},
];
