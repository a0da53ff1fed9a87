import type { OperationCase } from './operationCase';

export const apiLogCases: OperationCase[] = [
	{
		resource: 'apiLog',
		operation: 'take',
		parameters: { limit: '={{ $json.limit }}' },
		good: () => ({ limit: 5 }),
		// What is kept and taken stands in test/engine/keptCalls.test.ts.
		returns: () => [],
		bad: () => ({ limit: 0 }),
		refusal: /Limit.*Enter a whole number/s,
	},
];
