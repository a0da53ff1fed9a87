import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { N8nClient } from '../../sandbox/n8n/client';
import type { CredentialDraft, StoredCredential } from '../../sandbox/n8n/credentials';
import { startN8n } from '../../sandbox/n8n/launcher';
import { createWorkflow, type StoredWorkflow } from '../../sandbox/n8n/workflows';
import { startSandbox, type Sandbox } from '../../sandbox/start/simulators';
import { Control } from '../../sandbox/start/control';
import { startChromium } from '../../scripts/pictures/chromium';
import { signIn } from '../../scripts/pictures/editor';
import { keepJournal } from '../journal/keepJournal';

/** A laptop's window. */
const WINDOW = { width: 1360, height: 900 };
const PATIENCE_MS = 30_000;

/** A node under test, put behind a manual trigger. */
export interface NodeDraft {
	name: string;
	type: string;
	parameters: StoredWorkflow['nodes'][number]['parameters'];
	credential?: StoredCredential;
}

/** Both simulators, a real n8n with this package, and its editor in Chromium with the owner signed in. */
export class N8nInBrowser {
	private constructor(
		readonly sandbox: Sandbox,
		readonly client: N8nClient,
		private readonly n8nUrl: string,
		/** The window with the editor. */
		readonly page: Page,
		private readonly ends: Array<() => Promise<unknown>>,
	) {}

	static async start(): Promise<N8nInBrowser> {
		const { N8N_PROGRAM: program } = process.env;
		if (program === undefined)
			throw new Error('These tests need n8n: run them with "npm test -- --only browser".');
		const ends: Array<() => Promise<unknown>> = [];
		try {
			const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-browser-'));
			ends.unshift(async () => await rm(userFolder, { recursive: true, force: true }));
			const sandbox = await startSandbox({ invoices: 0 });
			ends.unshift(async () => await sandbox.stop());
			const n8n = await startN8n({ program, userFolder });
			ends.unshift(async () => await n8n.stop());
			const client = await N8nClient.signIn(n8n.url);
			const browser = await startChromium();
			ends.unshift(async () => await browser.close());
			const page = await signIn(browser, n8n.url);
			await page.setViewportSize(WINDOW);
			page.setDefaultTimeout(PATIENCE_MS);
			return new N8nInBrowser(sandbox, client, n8n.url, page, ends);
		} catch (error) {
			for (const end of ends) await end();
			throw error;
		}
	}

	async stop(): Promise<void> {
		await keepJournal(this.sandbox.billUrl);
		for (const end of this.ends) await end();
	}

	get bill(): Control {
		return new Control(this.sandbox.billUrl);
	}

	get salesforce(): Control {
		return new Control(this.sandbox.salesforceUrl);
	}

	/** Saves a credential; one of OAuth2 is not connected yet. */
	async createCredential(draft: CredentialDraft): Promise<StoredCredential> {
		return (await this.client.post<{ data: StoredCredential }>('/rest/credentials', draft)).data;
	}

	/** Saves a workflow of a manual trigger "Start" and the nodes behind it, one after the other. */
	async createWorkflow(nodes: NodeDraft[]): Promise<StoredWorkflow> {
		const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
		const placed = [start, ...nodes].map(({ credential, ...node }: NodeDraft, index) => ({
			...node,
			id: String(index),
			typeVersion: 1,
			position: [index * 220, 0] as [number, number],
			...(credential && { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }),
		}));
		const links = nodes.map(({ name }, index) => [
			placed[index].name,
			{ main: [[{ node: name, type: 'main' as const, index: 0 }]] },
		]);
		return await createWorkflow(this.client, {
			name: 'Look at it',
			nodes: placed,
			connections: Object.fromEntries(links),
		});
	}

	/** Shows a page of the editor, such as `/workflow/<id>`. */
	async open(path: string): Promise<void> {
		await this.page.goto(`${this.n8nUrl}${path}`);
	}

	/** Opens a node of the workflow that is shown. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
	}
}
