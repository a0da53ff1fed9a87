import type { OperationCase } from './operationCase';

export const chartOfAccountCases: OperationCase[] = [
	{
		resource: 'chartOfAccount',
		operation: 'getAll',
		parameters: { filters: { name: '={{ $json.name }}' } },
		good: () => ({ name: 'Office Supplies' }),
		returns: ({ account }) => [{ id: account.id }],
		bad: () => ({ name: '12" Pipes' }),
		refusal: /double quote/,
	},
];
