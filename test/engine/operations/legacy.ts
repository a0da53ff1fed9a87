import type { OperationCase } from './operationCase';

export const legacyCases: OperationCase[] = [
	{
		resource: 'legacy',
		operation: 'getAll',
		parameters: { entity: '={{ $json.entity }}' },
		good: () => ({ entity: 'Vendor' }),
		returns: ({ vendor }) => [{ id: vendor.id, isActive: '1' }],
		bad: () => ({ entity: 'Spaceship' }),
		refusal: /Spaceship/,
	},
];
