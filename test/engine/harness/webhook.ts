/**
 * A webhook trigger as n8n hosts it (n8n 2.41.1, dist/webhooks/{live-webhooks,test-webhooks,webhook-helpers}.js): a new
 * Workflow a request, made from the saved static data, and a second one when an execution starts; static data written
 * back before the reply goes out and only when it changed; test and production side by side. The workflow behind the trigger is a function of the test.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { HookContext, WebhookContext } from 'n8n-core';
import { NodeHelpers, deepCopy, resolveWebhookDescriptionField } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IWebhookData,
	IWebhookDescription,
	IWebhookResponseData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { aNode, aWorkflow, additionalDataFor } from './context';
import type { NodeUnderTest } from './context';
import { loadPackage } from './package';
import type { LoadedPackage } from './package';
import { runBehind } from './workflowBehind';
import type { WorkflowBehind } from './workflowBehind';
import { serveWebhooks } from './webhookServer';
import type { WebhookReply, WebhookRequest, WebhookServer } from './webhookServer';

export type Listener = 'production' | 'test';

export interface WebhookOptions extends NodeUnderTest {
	/** What happens behind the trigger; nothing unless told. */
	workflow?: WorkflowBehind;
	/** What takes the requests and reads their bodies; a small server of the tests unless told. */
	serve?: typeof serveWebhooks;
}

/** Serves the trigger at a production and a test URL. Nothing is registered until `activate`. */
export async function hostWebhook({ workflow, serve, ...given }: WebhookOptions): Promise<WebhookHost> {
	const loaded = await loadPackage();
	const host = new WebhookHost(loaded, aNode(given), workflow, serve);
	await host.open();
	return host;
}

export class WebhookHost {
	/** Items of every execution that was started, oldest first. */
	readonly executions: INodeExecutionData[][] = [];
	/** Errors `webhook()` threw; n8n answers those with 500. */
	readonly failures: Error[] = [];
	/** How often n8n had to write the static data. */
	writes = 0;
	private readonly saved: Record<Listener, IDataObject> = { production: {}, test: {} };
	private readonly nodeType: INodeType;
	private readonly description: IWebhookDescription;
	private readonly path: string;
	private server?: WebhookServer;

	constructor(
		private readonly loaded: LoadedPackage,
		private readonly node: INode,
		private readonly behind?: WorkflowBehind,
		private readonly serve = serveWebhooks,
	) {
		this.nodeType = loaded.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const description = this.nodeType.description.webhooks?.[0];
		if (!description) throw new Error(`${node.type} has no webhook`);
		this.description = description;
		this.path = NodeHelpers.getNodeWebhookPath('workflow-1', node, description.path, false, false);
	}

	async open(): Promise<void> {
		this.server = await this.serve(async (request, reply) => await this.handle(request, reply));
	}

	/** Stops serving; what is registered at the vendor stays, as after a crash of n8n. */
	async close(): Promise<void> {
		await this.server?.close();
	}

	url(listener: Listener = 'production'): string {
		return `${this.server?.origin}/${listener === 'test' ? 'webhook-test' : 'webhook'}/${this.path}`;
	}

	/** The node's part of what n8n has saved for that listener. */
	staticData(listener: Listener = 'production'): IDataObject {
		return deepCopy(this.saved[listener][`node:${this.node.name}`] ?? {}) as IDataObject;
	}

	/** Loses what n8n saved, as a copied or renamed node does. */
	forgetStaticData(): void {
		this.saved.production = {};
	}

	/** Replaces the node's part of what n8n has saved, as another version of the package or a late save of n8n does. */
	rewriteStaticData(change: (data: IDataObject) => IDataObject): void {
		this.saved.production = { [`node:${this.node.name}`]: change(this.staticData()) };
	}

	/** Changes parameters as an edit of the workflow does. */
	edit(parameters: NodeUnderTest['parameters']): void {
		this.node.parameters = { ...this.node.parameters, ...parameters };
	}

	/** Publishing, or "Listen for test event". Rejects with what the node throws, after n8n's own clean-up. */
	async activate(listener: Listener = 'production'): Promise<void> {
		if (listener === 'test') this.saved.test = {};
		const workflow = this.load(listener);
		const registration = this.register(listener, workflow);
		// n8n only logs what the clean-up throws and reports the first error.
		const cleanUp = async () => await this.call('delete', listener, workflow).catch(() => false);
		await registration.catch(cleanUp);
		this.save(listener, workflow);
		await registration;
	}

	async deactivate(listener: Listener = 'production'): Promise<void> {
		const workflow = this.load(listener);
		await this.call('delete', listener, workflow);
		this.save(listener, workflow);
	}

	private async register(listener: Listener, workflow: Workflow): Promise<void> {
		const isThere = await this.call('checkExists', listener, workflow);
		if (!isThere) await this.call('create', listener, workflow);
	}

	private async call(method: 'checkExists' | 'create' | 'delete', listener: Listener, workflow: Workflow) {
		const isRemoval = method === 'delete';
		const normalMode = listener === 'test' ? 'manual' : 'trigger';
		const mode = isRemoval ? 'internal' : normalMode;
		const data = this.webhookData(listener, workflow, mode);
		const { workflowExecuteAdditionalData: additionalData } = data;
		const activation = isRemoval ? 'update' : 'activate';
		const context = new HookContext(workflow, this.node, additionalData, mode, activation, data);
		return (await this.nodeType.webhookMethods?.default?.[method].call(context)) ?? false;
	}

	private async handle(request: WebhookRequest, reply: WebhookReply): Promise<void> {
		const listener = request.url?.startsWith('/webhook-test/') ? 'test' : 'production';
		const mode = listener === 'test' ? 'manual' : 'webhook';
		const staticData = deepCopy(this.saved[listener]);
		const workflow = this.workflowOf(listener, staticData);
		const data = this.webhookData(listener, workflow, mode);
		const { workflowExecuteAdditionalData: additionalData } = data;
		Object.assign(additionalData, { httpRequest: request, httpResponse: reply });
		const { node, description } = this;
		const setting = description.responseMode;
		const keys = {};
		const evaluate = workflow.expression.getSimpleParameterValue.bind(workflow.expression);
		const native = resolveWebhookDescriptionField(node, description, 'responseMode');
		const responseMode = String(
			native.resolved ? native.value : evaluate(node, setting, mode, keys, undefined, 'onReceived'),
		);
		const context = new WebhookContext(workflow, node, additionalData, mode, data, [], null);
		let result: IWebhookResponseData;
		try {
			result = (await this.nodeType.webhook?.call(context)) ?? {};
		} catch (error) {
			this.failures.push(error as Error);
			reply.status(500).json({ code: 0, message: 'Workflow Webhook Error: Workflow could not be started!' });
			return;
		}
		const answer = (statusCode: number, body?: unknown) => {
			this.save(listener, workflow);
			reply.status(statusCode).send(body);
		};
		if (result.noWebhookResponse) this.save(listener, workflow);
		if (result.workflowData) {
			const items = result.workflowData[0] ?? [];
			// A second Workflow of the same object takes back that anything changed (dist/workflow-runner.js,
			// establishContextForPersistence); then the execution is stored, which takes at least a turn of the event loop.
			this.workflowOf(listener, staticData);
			await nextTurn();
			this.executions.push(items);
			await runBehind({ workflow: this.behind, items, responseMode, reply, answer });
		} else if (!result.noWebhookResponse) {
			answer(200, result.webhookResponse ?? { message: 'Webhook call received' });
		}
	}

	private load(listener: Listener): Workflow {
		return this.workflowOf(listener, deepCopy(this.saved[listener]));
	}

	/** n8n watches the object it is given for changes, it makes no copy. */
	private workflowOf(listener: Listener, staticData: IDataObject): Workflow {
		return aWorkflow(this.loaded, [this.node], { staticData, active: listener === 'production' });
	}

	private save(listener: Listener, workflow: Workflow): void {
		if (!workflow.staticData.__dataChanged) return;
		this.saved[listener] = deepCopy(workflow.staticData);
		this.writes += 1;
	}

	private webhookData(listener: Listener, workflow: Workflow, mode: WorkflowExecuteMode): IWebhookData {
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: this.path,
			webhookDescription: this.description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalDataFor(this.loaded, workflow, mode, this.server?.origin),
			...(listener === 'test' && { isTest: true }),
		};
	}
}
