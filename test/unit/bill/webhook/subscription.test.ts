import type { IHookFunctions, INode } from 'n8n-workflow';
import { Listener } from '../../../../nodes/BillCom/webhook/listener';
import { subscribe } from '../../../../nodes/BillCom/webhook/subscription';

const node: INode = {
	id: '1',
	name: 'BILL Trigger',
	type: 'trigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** A context that has a credential and fails the test when BILL is called. */
function contextWith(credential: object): IHookFunctions {
	const context: Partial<IHookFunctions> = {
		getNode: () => node,
		getCredentials: async <T extends object>() => credential as T,
	};
	return context as IHookFunctions;
}

async function subscribeTo(notificationUrl: string, environment: string, eventTypes = ['payment.updated']) {
	const listener = new Listener({}, notificationUrl);
	return await subscribe(contextWith({ environment, customUrl: 'http://127.0.0.1:4010' }), listener, {
		name: 'n8n: Pay invoices (1)',
		notificationUrl,
		eventTypes,
	});
}

it.each([
	['http://n8n.example.com/webhook/1/webhook', 'sandbox'],
	['http://localhost:5678/webhook/1/webhook', 'sandbox'],
	['https://127.0.0.1:5678/webhook/1/webhook', 'production'],
])('says which setting to change before BILL is asked to call %s (%s)', async (url, environment) => {
	await expect(subscribeTo(url, environment)).rejects.toMatchObject({
		message: `BILL cannot deliver events to ${url}`,
		description: expect.stringContaining('WEBHOOK_URL'),
	});
});

it('names the empty field when no event is chosen', async () => {
	await expect(subscribeTo('https://n8n.example.com/webhook/1/webhook', 'sandbox', [])).rejects.toMatchObject(
		{
			message: expect.stringContaining('no events are chosen'),
		},
	);
});

it('keeps test and production address apart, and one address together when its host is renamed', () => {
	const staticData = {};
	new Listener(staticData, 'https://old.example.com/webhook/1/webhook').update({
		securityKey: 'production key',
	});
	new Listener(staticData, 'https://old.example.com/webhook-test/1/webhook').update({
		securityKey: 'test key',
	});

	const renamed = new Listener(staticData, 'https://new.example.com/webhook/1/webhook');

	expect(renamed.state.securityKey).toBe('production key');
});
