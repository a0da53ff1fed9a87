import type { OperationCase } from './operationCase';

/** What a credential says whose login Salesforce refuses. */
const loginRefused = /does not know this Client ID/;

export const orgCases: OperationCase[] = [
	{
		resource: 'org',
		operation: 'get',
		good: () => ({}),
		returns: () => [
			{ name: 'Sandbox Org', environment: 'sandbox', edition: 'Enterprise Edition', instanceName: 'SBX1' },
		],
		refusal: loginRefused,
	},
	{
		resource: 'org',
		operation: 'getLimits',
		arrange: async (sandbox) => {
			await sandbox.control('switches', { deliveredEvents: 5000 });
			return {};
		},
		good: () => ({}),
		returns: () => [
			{
				apiCalls: { max: 105_000 },
				eventDeliveries: { max: 25_000, remaining: 20_000, used: 5000, usedPercent: 20 },
				eventPublishes: { remaining: 250_000 },
			},
		],
		refusal: loginRefused,
	},
	{
		resource: 'org',
		operation: 'getUser',
		good: () => ({}),
		returns: () => [{ userName: 'integration@sandbox.example', name: 'Integration User', isActive: true }],
		refusal: loginRefused,
	},
	{
		resource: 'org',
		operation: 'checkPermissions',
		good: () => ({}),
		returns: () => [{ isReady: true, missing: [] }],
		refusal: loginRefused,
	},
];
