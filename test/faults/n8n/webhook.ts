/**
 * A webhook trigger as n8n hosts it (n8n 2.41.1, dist/webhooks/{live-webhooks,webhook-helpers}.js): registered when the
 * workflow is published, a new Workflow a request, static data written back when it changed.
 */
import { HookContext, WebhookContext } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type { IDataObject, INode, IWebhookData, Workflow, WorkflowExecuteMode } from 'n8n-workflow';
import type { NetRequest, NetResponse } from '../net/network';
import { currentLife, inLife } from '../time/processes';
import { sleep } from '../time/virtualTime';
import type { VirtualN8n } from './virtualN8n';
import { forRun, type ShippedWorkflow } from './workflows';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 86_400_000;

export class WebhookHost {
	private readonly shipped: ShippedWorkflow;
	private readonly node: INode;
	private readonly path: string;

	constructor(
		private readonly n8n: VirtualN8n,
		workflowName: string,
		private readonly nodeName: string,
	) {
		this.shipped = n8n.workflow(workflowName);
		this.node = this.shipped.template.nodes[nodeName];
		this.node.webhookId ??= 'c0ffee00-0000-4000-8000-000000000001';
		this.path = NodeHelpers.getNodeWebhookPath(
			this.shipped.id,
			this.node,
			this.description.path,
			false,
			false,
		);
	}

	get url(): string {
		return `${this.n8n.options.origin}/webhook/${this.path}`;
	}

	/** Registers at BILL, again and again until that works. */
	async publish(): Promise<void> {
		for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
			try {
				const workflow = this.load();
				const isThere = await this.call('checkExists', workflow);
				if (!isThere) await this.call('create', workflow);
				this.n8n.saveStaticData(workflow);
				return;
			} catch (error) {
				this.n8n.options.log(`webhook not registered: ${String(error)}`);
				await sleep(pauseMs);
			}
		}
	}

	/** Answers one delivery. */
	async answer({ method, path, headers, body = '' }: NetRequest): Promise<NetResponse> {
		const life = this.n8n.life;
		const { pathname } = new URL(path, this.n8n.options.origin);
		if (life.isDead || pathname !== `/webhook/${this.path}` || method !== 'POST')
			return reply(404, { message: 'not registered' });
		return await new Promise(
			(resolve) => void inLife(life, async () => await this.handle(headers, Buffer.from(body), resolve)),
		);
	}

	private async handle(
		headers: NetRequest['headers'],
		rawBody: Buffer,
		resolve: (answer: NetResponse) => void,
	): Promise<void> {
		const workflow = this.load();
		let statusCode = 200;
		const response = {
			status: (code: number) => ((statusCode = code), response),
			send: (sent?: unknown) => (resolve(reply(statusCode, sent)), response),
			json: (sent: unknown) => (resolve(reply(statusCode, sent)), response),
			end: (sent?: unknown) => (resolve(reply(statusCode, sent)), response),
			setHeader: () => response,
			header: () => response,
			writeHead: (code: number) => ((statusCode = code), response),
			writableEnded: false,
			once: () => response,
			on: () => response,
		};
		const isJson = headers['content-type']?.startsWith('application/json') === true;
		const parsed: unknown = isJson && rawBody.length > 0 ? JSON.parse(rawBody.toString('utf8')) : {};
		const request = {
			method: 'POST',
			headers,
			rawBody,
			body: parsed,
			params: {},
			query: {},
			url: `/webhook/${this.path}`,
			socket: {},
			on: () => request,
			once: () => request,
		};
		const data = this.webhookData(workflow, 'webhook');
		const additional = data.workflowExecuteAdditionalData;
		Object.assign(additional, { httpRequest: request, httpResponse: response });
		const context = new WebhookContext(workflow, this.node, additional, 'webhook', data, [], null);
		const { webhook } = this.nodeType;
		try {
			const result = (await webhook?.call(context)) ?? {};
			this.n8n.saveStaticData(workflow);
			if (result.workflowData) {
				void this.n8n.startAs(this.shipped, this.nodeName, result.workflowData[0] ?? [], 'webhook');
				// The execution is stored before the answer goes out.
				await new Promise<void>((turn) => setImmediate(turn));
				if (!currentLife()?.isDead) resolve(reply(200, { message: 'Workflow was started' }));
			} else if (!result.noWebhookResponse) resolve(reply(200, result.webhookResponse ?? {}));
		} catch (error) {
			this.n8n.options.log(`webhook failed: ${String(error)}`);
			resolve(reply(500, { code: 0, message: 'Workflow Webhook Error: Workflow could not be started!' }));
		}
	}

	private get nodeType() {
		return this.n8n.options.loaded.nodeTypes.getByNameAndVersion(this.node.type, this.node.typeVersion);
	}

	private get description() {
		const description = this.nodeType.description.webhooks?.[0];
		if (!description) throw new Error(`${this.node.type} has no webhook`);
		return description;
	}

	private load(): Workflow {
		return forRun(this.shipped, this.n8n.staticDataOf(this.shipped.id));
	}

	private async call(method: 'checkExists' | 'create', workflow: Workflow): Promise<boolean> {
		const data = this.webhookData(workflow, 'trigger');
		const context = new HookContext(
			workflow,
			this.node,
			data.workflowExecuteAdditionalData,
			'trigger',
			'activate',
			data,
		);
		return (await this.nodeType.webhookMethods?.default?.[method].call(context)) ?? false;
	}

	private webhookData(workflow: Workflow, mode: WorkflowExecuteMode): IWebhookData {
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: this.path,
			webhookDescription: this.description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: this.n8n.additionalData(workflow, this.shipped.draft, mode, ''),
		};
	}
}

function reply(status: number, body: unknown): NetResponse {
	const text =
		typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body as IDataObject);
	return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(text) };
}
