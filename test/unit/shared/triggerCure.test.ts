import type { IDataObject, IHookFunctions, ITriggerFunctions } from 'n8n-workflow';
import { BillComTrigger } from '../../../nodes/BillCom/BillComTrigger.node';
import { activate } from '../../../nodes/SalesforceApproval/events/activate';
import { aCredential } from '../bill/context';

const node = {
	id: '1',
	name: 'Trigger',
	type: 'trigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: {},
};

/** As much of n8n as a trigger asks for before it gives up. */
function context(parameters: IDataObject): IHookFunctions & ITriggerFunctions {
	const parts = {
		getNode: () => node,
		getWorkflow: () => ({ id: 'w1', name: 'Workflow', active: true }),
		getWorkflowStaticData: () => ({}),
		getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/1',
		getMode: () => 'trigger',
		getActivationMode: () => 'activate',
		getTimezone: () => 'UTC',
		getCredentials: async () => aCredential('http://127.0.0.1:1'),
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		logger: { warn: () => {}, error: () => {}, info: () => {} },
	};
	return Object.assign(Object.create(null), parts);
}

async function dataOf(work: Promise<unknown>): Promise<unknown> {
	const error: unknown = await work.catch((reason: unknown) => reason);
	return (error as { context?: IDataObject }).context?.data;
}

it('says that a person cures a BILL Trigger without events', async () => {
	const { create } = new BillComTrigger().webhookMethods.default;

	expect(await dataOf(create.call(context({ events: [] })))).toEqual({
		reason: 'badInput',
		curedBy: 'person',
	});
});

it('says that time cures a BILL Trigger that cannot reach BILL', async () => {
	const { create } = new BillComTrigger().webhookMethods.default;
	const hook = Object.assign(context({ events: ['payment.updated'] }), {
		helpers: {
			httpRequestWithAuthentication: async () =>
				await Promise.reject(
					Object.assign(new Error('wrapped'), {
						cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
					}),
				),
		},
	});

	expect(await dataOf(create.call(hook))).toEqual({ reason: 'billNotReached', curedBy: 'time' });
});

it('says that a person cures a Salesforce Trigger with a topic that is none', async () => {
	const trigger = context({ source: 'platformEvent', topic: 'no topic', options: {} });

	expect(await dataOf(activate(trigger))).toMatchObject({ curedBy: 'person' });
});
