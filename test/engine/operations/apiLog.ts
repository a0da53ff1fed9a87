import type { OperationCase } from './operationCase';

const anEntry = {
	number: 1,
	at: '2027-01-15T09:00:00.000Z',
	system: 'BILL',
	call: 'GET /connect/v3/bills',
	outcome: '200',
	records: 'a00SB0000000001YAA',
};

export const apiLogCases: OperationCase[] = [
	{
		resource: 'apiLog',
		operation: 'getStory',
		parameters: { invoice: '={{ $json.invoice }}', entries: '={{ $json.entries }}' },
		good: () => ({ invoice: 'a00SB0000000001YAA', entries: [anEntry] }),
		// What is told stands in test/unit/bill/resources/story.test.ts.
		returns: () => [expect.objectContaining({ recordId: 'a00SB0000000001YAA' })],
		bad: () => ({ invoice: 'INV-1', entries: 'none' }),
		refusal: /Entries is not a list of rows/,
	},
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
