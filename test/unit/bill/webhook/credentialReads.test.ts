/** A delivery is judged without the credential wherever it can be: reading it costs the database, and it may not be readable. */
import { createHmac } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { ICredentialDataDecryptedObject, IDataObject, INode, IWebhookFunctions } from 'n8n-workflow';
import { clientOf } from '../../../../nodes/BillCom/transport/client';
import { Listener } from '../../../../nodes/BillCom/webhook/listener';
import { receive } from '../../../../nodes/BillCom/webhook/receive';
import { keepKey } from '../../../../nodes/BillCom/webhook/subscriptionKey';
import { forgetProcessMemory } from '../../../processMemory';
import { aCredential } from '../context';

const URL_OF_TRIGGER = 'https://n8n.example.com/webhook/1/webhook';
const KEY = 'key-of-this-subscription';
const BODY = Buffer.from(
	'{"metadata":{"eventId":"e-1","subscriptionId":"s-1","eventType":"vendor.created"},"vendor":{"id":"v-1"}}',
);

const node: INode = {
	id: '1',
	name: 'BILL Trigger',
	type: 'trigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

beforeEach(forgetProcessMemory);

/** A delivery to a trigger whose credential is read by `read`; tells which statuses were answered. */
function aDelivery(staticData: IDataObject, signature: string, read: () => Promise<unknown>) {
	const statuses: number[] = [];
	const response = Object.assign(new EventEmitter(), {
		status: (status: number) => {
			statuses.push(status);
			return response;
		},
		send: () => response,
	});
	const context = {
		getNode: () => node,
		getWorkflow: () => ({ id: 'w-1', active: true }),
		getMode: () => 'trigger',
		getWorkflowStaticData: () => staticData,
		getWebhookResourceUrl: () => URL_OF_TRIGGER,
		getNodeWebhookUrl: () => URL_OF_TRIGGER,
		getRequestObject: () => ({ rawBody: BODY }),
		getHeaderData: () => ({ 'x-bill-sha-signature': signature }),
		getResponseObject: () => response,
		getNodeParameter: (_name: string, fallback: unknown) => fallback,
		getCredentials: read,
		logger: { warn: () => undefined, info: () => undefined },
	};
	return { statuses, ctx: context as unknown as IWebhookFunctions };
}

const unreadable = () => jest.fn(async () => await Promise.reject(new Error('The database is locked')));

it('refuses a forged delivery without a look at the credential', async () => {
	const read = unreadable();
	const { statuses, ctx } = aDelivery({}, 'forged', read);

	await receive(ctx);

	expect(statuses).toEqual([401]);
	expect(read).not.toHaveBeenCalled();
});

it('takes a signed event while the credential cannot be read, once the process knows the key', async () => {
	const staticData: IDataObject = {};
	const credential: ICredentialDataDecryptedObject = aCredential('http://127.0.0.1:1');
	const published = aDelivery(staticData, '', async () => credential).ctx;
	await keepKey(await clientOf(published), new Listener(staticData, URL_OF_TRIGGER), {
		subscriptionId: 's-1',
		securityKey: KEY,
	});
	const signature = createHmac('sha256', KEY).update(BODY).digest('base64');
	const { statuses, ctx } = aDelivery(staticData, signature, unreadable());

	const { workflowData } = await receive(ctx);

	expect(workflowData).toMatchObject([[{ json: { eventId: 'e-1' } }]]);
	expect(statuses).toEqual([]);
});

it('answers a body that n8n cannot read with 400, and lets no error out that would start an execution', async () => {
	const { statuses, ctx } = aDelivery({}, 'forged', unreadable());
	// n8n 2.41.1, body-parser.js: broken gzip, a form that was taken apart, a sender who hung up.
	const readRawBody = async () => await Promise.reject(new Error('stream is not readable'));
	ctx.getRequestObject = () => ({ readRawBody }) as unknown as ReturnType<typeof ctx.getRequestObject>;

	const { workflowData } = await receive(ctx);

	expect(statuses).toEqual([400]);
	expect(workflowData).toBeUndefined();
});
