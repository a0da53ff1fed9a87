import { Type } from '@sinclair/typebox';
import { filledText, flag, list, number, object, oneOf, text } from '../values/schema';
import type { JsonSchema } from '../values/schema';

/** What a caller sends of an entry; the other fields differ from list to list. */
export interface ClassificationDraft {
	name?: string;
	parentId?: string;
	[field: string]: unknown;
}

/** The four bodies of a ledger list. */
function bodies(fields: Record<string, JsonSchema>, required: string[] = []) {
	const draft = Type.Unsafe<ClassificationDraft>(object(fields, required));
	const identified = object({ id: filledText(), ...fields }, ['id']);
	return {
		schema: draft,
		changeSchema: Type.Unsafe<ClassificationDraft>(object(fields)),
		bulkSchema: list(draft),
		/** Every item names its id. */
		bulkChangeSchema: list(Type.Unsafe<ClassificationDraft & { id: string }>(identified)),
	};
}

/** Bodies of one of the lists: of a create and a change, one by one and in bulk. */
export type ClassificationBodies = ReturnType<typeof bodies>;

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

/** Bodies per list as R:createclassification… names their fields; required ones marked there. */
export const CLASSIFICATION_BODIES = {
	chartOfAccounts: bodies({ name: filledText(), description: text(), parentId: filledText(), account }, [
		'name',
	]),
	departments: bodies(named, ['name']),
	others: bodies(named),
	employees: bodies(employee),
	items: bodies(item, ['type', 'name']),
};
