import type { Output, Shape } from '../../../shared/operation/outputShape';
import type { ClassificationKind } from './kinds';

/** An entry as BILL returns it (BILL classifications, 2026-11). */
export function entryOutput(kind: ClassificationKind): Output {
	const names = Object.fromEntries(kind.nameFields.map((name) => [name, 'text' as const]));
	const shape: Shape = {
		...(kind.hasAccount && { account: { number: 'text', type: 'text' } }),
		archived: 'flag',
		createdTime: 'text',
		...(kind.hasDescription && { description: 'text' }),
		id: 'text',
		...names,
		parentId: 'text',
		...(kind.hasShortName && { shortName: 'text' }),
		...(kind.hasType && ITEM),
		updatedTime: 'text',
	};
	return { shape, ...(kind.hasType && { simple: SIMPLE_ITEM }) };
}

const ITEM: Shape = {
	chartOfAccountId: 'text',
	expenseChartOfAccountId: 'text',
	price: 'number',
	purchaseCost: 'number',
	purchaseDescription: 'text',
	taxable: 'flag',
	type: 'text',
};

const SIMPLE_ITEM = [
	'id',
	'name',
	'type',
	'description',
	'price',
	'chartOfAccountId',
	'expenseChartOfAccountId',
	'archived',
	'updatedTime',
];
