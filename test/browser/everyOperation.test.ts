/** Opens every operation of both nodes, and both triggers, in the editor: what a person sees of each has to be whole. */
import chunk from 'lodash/chunk';
import type { INodeParameters } from 'n8n-workflow';
import type { Page, Request } from 'playwright-core';
import { TENANT } from '../../sandbox/bill/tenant';
import type { StoredCredential } from '../../sandbox/n8n/credentials';
import { INTEGRATION_USER, CLIENT_ID } from '../../sandbox/salesforce/tenant';
import { ADDRESS, addBill } from '../engine/billRecords';
import { billAt } from '../engine/billSandbox';
import { orgAt } from '../engine/salesforceOrg';
import { billForms, type Form, listsOf, salesforceForms } from './forms';
import { N8nInBrowser } from './n8nInBrowser';

/** As many as the canvas draws quickly. */
const NODES_A_WORKFLOW = 24;

let n8n: N8nInBrowser;
let credentials: Record<string, StoredCredential>;
let forms: Form[];
/** A bill whose payment by card needs a purpose: that of a person. */
let billOfPerson: string;

beforeAll(async () => {
	n8n = await N8nInBrowser.start();
	const bill = billAt(n8n.sandbox.billUrl, true);
	await bill.seed({
		volume: { vendors: 3, customers: 2, locations: 2, accountingClasses: 2, jobs: 2, items: 2, employees: 2 },
		networkMembers: [{ name: 'Northwind Paper', networkType: 'RPPS', zipOrPostalCode: '78701' }],
	});
	const person = { name: 'Ada Person', accountType: 'PERSON', address: ADDRESS };
	const vendor = await bill.asSomebodyElse('POST', '/v3/vendors', person);
	billOfPerson = (await addBill(bill, vendor, 'INV-P', 10)).id;
	// The integration user creates no invoices, so it would be offered no fields for that.
	await n8n.salesforce.send('switches', { accessByPermissionSets: false });
	forms = [
		...(await billForms(bill)),
		...(await salesforceForms(orgAt(n8n.sandbox.salesforceUrl))),
		{ name: 'BILL Trigger', type: 'billComTrigger', parameters: {} },
		{
			name: 'Salesforce Approval Trigger',
			type: 'salesforceApprovalTrigger',
			parameters: { authentication: 'jwt' },
		},
	];
	const { jwtPrivateKey, pubSubUrl, salesforceUrl } = n8n.sandbox;
	const billComApi = await n8n.createCredential({ name: 'BILL', type: 'billComApi', data: bill.credential });
	const salesforceApprovalJwtApi = await n8n.createCredential({
		name: 'Salesforce',
		type: 'salesforceApprovalJwtApi',
		data: {
			myDomainUrl: salesforceUrl,
			pubSubUrl,
			clientId: CLIENT_ID,
			userName: INTEGRATION_USER.userName,
			privateKey: jwtPrivateKey,
		},
	});
	credentials = {
		billCom: billComApi,
		billComTrigger: billComApi,
		salesforceApproval: salesforceApprovalJwtApi,
		salesforceApprovalTrigger: salesforceApprovalJwtApi,
	};
});

afterAll(async () => await n8n?.stop());

/** Saves forms as nodes of a workflow and opens it. Returns what shows the panel of a node, as its address does. */
async function openWorkflow(some: Form[]): Promise<(name: string) => Promise<void>> {
	const workflow = await n8n.createWorkflow(
		some.map(({ name, type, parameters }) => ({
			name,
			type: `n8n-nodes-billcom-salesforce.${type}`,
			parameters,
			credential: credentials[type],
		})),
	);
	await n8n.open(`/workflow/${workflow.id}`);
	await n8n.page.waitForFunction(
		(count) => document.querySelectorAll('.vue-flow__node').length === count,
		workflow.nodes.length,
	);
	return async (name) => {
		await closePanel();
		const id = workflow.nodes.find((node) => node.name === name)?.id ?? '';
		await n8n.page.evaluate((address) => {
			history.pushState(null, '', address);
			dispatchEvent(new PopStateEvent('popstate', { state: null }));
		}, `/workflow/${workflow.id}/${id}`);
		const title = n8n.page.locator('[data-test-id="node-title-container"]');
		await title.filter({ has: n8n.page.getByText(name, { exact: true }) }).waitFor();
	};
}

/** n8n would go on asking for the lists of the last node while it shows the next one. */
async function closePanel(): Promise<void> {
	const close = n8n.page.locator('[data-test-id="ndv-close-button"]');
	// A list that is open may lie above the button.
	if (await close.isVisible()) await close.dispatchEvent('click');
	await n8n.page.locator('[data-test-id="ndv"]').waitFor({ state: 'hidden' });
}

/** What n8n asks a node for while its panel is open: lists of options and fields. */
class Lists {
	private readonly open = new Set<Promise<void>>();
	private readonly empty: string[] = [];

	constructor(page: Page) {
		page.on('request', (request) => {
			const kind = /dynamic-node-parameters\/(\w[\w-]*)/.exec(request.url())?.[1];
			if (!kind) return;
			const reading = this.read(kind, request).finally(() => this.open.delete(reading));
			this.open.add(reading);
		});
	}

	/** Names what came back empty or was refused since the last time. */
	async takeEmpty(): Promise<string[]> {
		await Promise.all(this.open);
		return this.empty.splice(0);
	}

	private async read(kind: string, request: Request): Promise<void> {
		const { methodName = '', path = '' } = (request.postDataJSON() ?? {}) as Record<string, string>;
		const response = await request.response().catch(() => null);
		// A request that the editor gave up is none that a person waits for.
		if (!response) return;
		const body = await response.json().catch(() => ({}));
		const found = body.data?.results ?? body.data?.fields ?? body.data;
		const count = Array.isArray(found) ? found.length : 0;
		if (count === 0) this.empty.push(`${kind} ${methodName} of ${path}: ${body.message ?? 'nothing'}`);
	}
}

/** What is wrong with the panel that is open. */
async function wrongInPanel(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const panel = document.querySelector<HTMLElement>('[data-test-id="ndv"]');
		if (!panel) return ['the panel is not open'];
		const isSeen = (element: HTMLElement) => element.offsetParent !== null;
		const all = <E extends HTMLElement>(selector: string) =>
			Array.from(panel.querySelectorAll<E>(selector)).filter(isSeen);
		const textOf = (element: Element | null) => element?.textContent?.trim() ?? '';
		/** The fields of a record have the names that Salesforce gives them. */
		const columns =
			'[data-test-id="resource-mapper-container"], [data-test-id="mapping-mode-select"], [data-test-id="mapping-fields-container"]';
		/** n8n's own: menus whose entries have a description each, and what names the account. */
		const withoutOwn = ['Resource', 'Operation', 'Credential', 'Mapping Column Mode'];
		const bare = all('[data-test-id="node-parameters"] [data-test-id="input-label"] label')
			.filter((label) => !label.querySelector('[class*="infoIcon"]') && !label.closest(columns))
			.map((label) => textOf(label.querySelector('[class*="title"]')))
			.filter((name) => !withoutOwn.some((own) => name.startsWith(own)));
		const marked = all('[data-test-id="parameter-issues"], .has-issues').map((mark) =>
			textOf(mark.closest('[data-test-id="parameter-item"], .parameter-item')),
		);
		const images = all<HTMLImageElement>('img');
		const broken = images.filter((image) => image.complete && image.naturalWidth === 0);
		return [
			...bare.map((name) => `"${name}" has no description`),
			...marked.map((name) => `n8n marks "${name}"`),
			...broken.map(({ src }) => `the picture ${src} is missing`),
			...(images.some(({ src }) => src.includes('/icons/')) ? [] : ['the node has no icon']),
			...(panel.textContent?.includes('Error fetching options') ? ['options could not be fetched'] : []),
		];
	});
}

/** What is wrong with the nodes on the canvas. */
async function wrongOnCanvas(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const nodes = Array.from(document.querySelectorAll<HTMLElement>('[data-test-id="canvas-node"]'));
		return nodes.flatMap((node) => {
			const name = node.dataset.nodeName ?? '';
			const images = Array.from(node.querySelectorAll('img'));
			const isMarked = node.querySelector(
				'[data-test-id="node-issues"], [data-test-id="node-not-installed"]',
			);
			const isBroken = images.some(({ complete, naturalWidth }) => complete && naturalWidth === 0);
			return [
				...(isMarked ? [`${name}: n8n marks the node`] : []),
				...(isBroken ? [`${name}: its icon is missing`] : []),
			];
		});
	});
}

it('shows every operation and trigger without a mark, an empty list, a missing icon or a field without a description', async () => {
	const lists = new Lists(n8n.page);
	const wrong: string[] = [];
	for (const some of chunk(forms, NODES_A_WORKFLOW)) {
		const show = await openWorkflow(some);
		wrong.push(...(await wrongOnCanvas(n8n.page)));
		for (const { name } of some) {
			await show(name);
			const ofPanel = [...(await wrongInPanel(n8n.page)), ...(await lists.takeEmpty())];
			wrong.push(...ofPanel.map((what) => `${name}: ${what}`));
		}
	}

	expect(wrong).toEqual([]);
}, 600_000);

/** Some lists are of a record, or depend on what else was chosen. */
function besides(): Record<string, INodeParameters> {
	const of = (name: string, parameter: string) => ({
		[parameter]: forms.find((form) => form.name === name)?.parameters[parameter],
	});
	return {
		searchAttachments: of('attachment.getAll', 'vendorId'),
		searchDocuments: of('document.getAll', 'billId'),
		searchCardFundingPurposes: {
			billId: { __rl: true, mode: 'id', value: billOfPerson },
			fundingAccountType: 'CARD_ACCOUNT',
			fundingAccountId: TENANT.cardAccountId,
		},
	};
}

it('finds something in the list of every locator', async () => {
	const wrong: string[] = [];
	for (const some of chunk(listsOf(forms, besides()), NODES_A_WORKFLOW)) {
		const named = some.map((list, index) => ({
			...list,
			form: { ...list.form, name: `${index}. ${list.search}` },
		}));
		const show = await openWorkflow(named.map(({ form }) => form));
		for (const { search, field, form } of named) {
			await show(form.name);
			const answer = n8n.page.waitForResponse((response) =>
				response.url().includes('resource-locator-results'),
			);
			await n8n.page.locator(`[data-test-id="resource-locator-${field}"]`).first().click();
			await answer;
			const entry = n8n.page.locator('[data-test-id="rlc-item"]').first();
			const isThere = await entry.waitFor({ timeout: 3_000 }).then(
				() => true,
				() => false,
			);
			if (!isThere) wrong.push(`${search} of ${field}`);
			await n8n.page.keyboard.press('Escape');
		}
	}

	expect(wrong).toEqual([]);
}, 600_000);

/** What people look for who have invoices to pay. */
const WORDS = ['approval', 'billing', 'accounts payable', 'invoice', 'vendor payment'];

it.each(WORDS)('is found in the node panel by "%s"', async (word) => {
	const { id } = await n8n.createWorkflow([]);
	await n8n.open(`/workflow/${id}`);
	await n8n.page.locator('[data-test-id="node-creator-plus-button"]').click();
	await n8n.page.locator('[data-test-id="node-creator-search-bar"]').fill(word);
	const found = n8n.page.locator('[data-test-id="node-creator-item-name"]');
	await found
		.filter({ hasText: /^BILL$/ })
		.first()
		.waitFor();

	expect(await found.allInnerTexts()).toEqual(expect.arrayContaining(['BILL', 'Salesforce Approval']));
});
