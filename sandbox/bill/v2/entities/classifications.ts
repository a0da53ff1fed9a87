import { given, isJsonObject } from '../../../simulator/fields';
import { changeEntry, createEntry, entryOfPath, setEntryArchived } from '../../classifications/entries';
import { CLASSIFICATION_TYPES } from '../../classifications/types';
import type { ClassificationType } from '../../classifications/types';
import { refusal } from '../../refusals/refusal';
import type { Classification } from '../../store/rows';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import { NO_ID } from '../base/fields';
import type { V2Fields } from '../base/fields';

/** How a ledger list is written in v2. */
interface V2Classification {
	name: string;
	/** Its word in v3's path. */
	path: string;
	parent: string;
	/** Texts, v3 name by v2 name. */
	texts: Record<string, string>;
	/** Amounts, v3 name by v2 name. */
	amounts?: Record<string, string>;
	required?: string;
	hasAccount?: boolean;
}

const NAMED = { name: 'name', shortName: 'shortName', description: 'description' };

/** Names of parents, of employees' and of items' fields are assumed. */
const LISTS: V2Classification[] = [
	{
		name: 'ChartOfAccount',
		path: 'chart-of-accounts',
		parent: 'parentChartOfAccountId',
		texts: { name: 'name', description: 'description' },
		required: 'name',
		hasAccount: true,
	},
	{
		name: 'ActgClass',
		path: 'accounting-classes',
		parent: 'parentActgClassId',
		texts: NAMED,
		required: 'name',
	},
	{ name: 'Department', path: 'departments', parent: 'parentDepartmentId', texts: NAMED, required: 'name' },
	{ name: 'Location', path: 'locations', parent: 'parentLocationId', texts: NAMED, required: 'name' },
	{ name: 'Job', path: 'jobs', parent: 'parentJobId', texts: NAMED, required: 'name' },
	{
		name: 'Item',
		path: 'items',
		parent: 'parentItemId',
		texts: { ...NAMED, type: 'type', purchaseDescription: 'purchaseDescription' },
		amounts: { price: 'price', purchaseCost: 'purchaseCost' },
		required: 'name',
	},
	{
		name: 'Employee',
		path: 'employees',
		parent: 'parentEmployeeId',
		texts: { firstName: 'firstName', lastName: 'lastName', shortName: 'shortName' },
	},
];

/** Numeric account types; only 0 and 14 are published. */
const ACCOUNT_TYPES: Record<string, string | undefined> = { '0': 'UNSPECIFIED', '14': 'EXPENSE' };

function accountView({ account }: Classification): V2Object {
	const { number = null, type } = isJsonObject(account) ? account : {};
	return { accountNumber: number, accountType: type === 'EXPENSE' ? '14' : '0' };
}

function accountOf(fields: V2Fields, before?: Classification): Record<string, unknown> | undefined {
	const number = fields.text('accountNumber');
	const code = fields.text('accountType');
	if (number === undefined && code === undefined) return undefined;
	const type = code === undefined ? undefined : ACCOUNT_TYPES[code];
	if (code !== undefined && type === undefined) throw refusal('parameterInvalid', `accountType: ${code}`);
	const kept = isJsonObject(before?.account) ? before.account : { type: 'UNSPECIFIED', number: '' };
	return { ...kept, ...given({ number, type }) };
}

function draftOf(list: V2Classification, fields: V2Fields, before?: Classification): Partial<Classification> {
	const texts = Object.entries(list.texts).map(([v2Name, name]) => [name, fields.text(v2Name)]);
	const amounts = Object.entries(list.amounts ?? {}).map(([v2Name, name]) => [name, fields.amount(v2Name)]);
	return given({
		...Object.fromEntries(texts),
		...Object.fromEntries(amounts),
		parentId: fields.reference(list.parent),
		...(list.hasAccount ? { account: accountOf(fields, before) } : {}),
	});
}

function classificationEntity(list: V2Classification, type: ClassificationType): V2Entity {
	const view = (row: Classification): V2Object => ({
		...v2Head(list.name, row),
		...Object.fromEntries(
			Object.entries({ ...list.texts, ...list.amounts }).map(([v2Name, name]) => [v2Name, row[name] ?? null]),
		),
		[list.parent]: row.parentId ?? NO_ID,
		...(list.hasAccount ? accountView(row) : {}),
	});
	return {
		name: list.name,
		list: ({ store }) => type.collection(store).all().map(view),
		find: ({ store }, id) => {
			const row = type.collection(store).get(id);
			return row && view(row);
		},
		create({ world }, fields) {
			if (list.required) fields.requiredText(list.required);
			return createEntry(world, type, draftOf(list, fields)).id;
		},
		update({ world }, id, fields) {
			const before = entryOfPath(world, type, id);
			changeEntry(world, type, before, draftOf(list, fields, before));
		},
		setActive: ({ world }, id, isActive) => {
			setEntryArchived(world, type, entryOfPath(world, type, id), !isActive);
		},
	};
}

/** The seven ledger lists, kept where v3 keeps them. */
export const classificationEntities: V2Entity[] = LISTS.flatMap((list) => {
	const type = CLASSIFICATION_TYPES.find(({ path }) => path === list.path);
	return type ? [classificationEntity(list, type)] : [];
});
