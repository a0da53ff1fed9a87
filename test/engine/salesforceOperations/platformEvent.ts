import { fixed, type OperationCase } from './operationCase';

export const platformEventCases: OperationCase[] = [
	{
		resource: 'platformEvent',
		operation: 'publish',
		parameters: {
			eventName: fixed('BILL_Approval__e'),
			fieldsFrom: 'mapper',
			columns: {
				mappingMode: 'defineBelow',
				value: { Decision__c: '={{ $json.decision }}', Amount__c: '={{ $json.amount }}' },
			},
		},
		good: () => ({ decision: 'Approved', amount: '120.50' }),
		returns: () => [{ status: 'enqueued', eventUuid: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
		bad: () => ({ decision: 'Approved', amount: 'much' }),
		refusal: /does not accept "much"/,
	},
];
