import type { IdPrefix } from '../../ids';
import type { JsonSchema } from '../../route';
import { filledText, flag, number, object, oneOf, text } from '../../schema';
import type { Collection } from '../../store/collection';
import type { Classification } from '../../store/rows';
import type { Store } from '../../store/store';

/** One of BILL's seven ledger lists. */
export interface ClassificationType {
	/** Its word in the path. */
	path: string;
	prefix: IdPrefix;
	collection: (store: Store) => Collection<Classification>;
	/** Body of a create. */
	schema: JsonSchema;
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

/** Fields per type as R:createclassification… list them; required ones marked there. */
export const CLASSIFICATION_TYPES: ClassificationType[] = [
	{
		path: 'chart-of-accounts',
		prefix: '0ca',
		collection: (store) => store.chartOfAccounts,
		schema: object({ name: filledText(), description: text(), parentId: filledText(), account }, ['name']),
	},
	{
		path: 'departments',
		prefix: '0de',
		collection: (store) => store.departments,
		schema: object(named, ['name']),
	},
	{
		path: 'accounting-classes',
		prefix: 'cls',
		collection: (store) => store.accountingClasses,
		schema: object(named),
	},
	{ path: 'locations', prefix: 'loc', collection: (store) => store.locations, schema: object(named) },
	{ path: 'jobs', prefix: 'job', collection: (store) => store.jobs, schema: object(named) },
	{
		path: 'employees',
		prefix: 'emp',
		collection: (store) => store.employees,
		schema: object({ firstName: text(), lastName: text(), shortName: text(), parentId: filledText() }),
	},
	{
		path: 'items',
		prefix: 'itm',
		collection: (store) => store.items,
		schema: object(item, ['type', 'name']),
	},
];
