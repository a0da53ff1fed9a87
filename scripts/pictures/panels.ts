import type { Browser, Page } from 'playwright-core';
import type { INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from '../../sandbox/n8n/credentials';
import { createWorkflow } from '../../sandbox/n8n/workflows';
import type { Everything } from '../../sandbox/start/everything';
import { signIn } from './editor';

const LAPTOP = { width: 1360, height: 850 };
const PACKAGE = 'n8n-nodes-billcom-salesforce';

/** A picture of a node's panel: the node, and what a person does in it before the picture is taken. */
interface PanelPicture {
	file: string;
	type: 'billCom' | 'billComTrigger';
	parameters: INodeParameters;
	act?: (page: Page) => Promise<void>;
}

/**
 * Saves pictures of panels, for people who have not seen the nodes yet: an operation, a list, an error, a trigger.
 *
 * @param save keeps a picture under a name
 */
export async function drawPanels(
	browser: Browser,
	everything: Everything,
	save: (name: string, draw: (path: string) => Promise<void>) => Promise<void>,
): Promise<void> {
	const page = await signIn(browser, everything.n8n.url);
	await page.setViewportSize(LAPTOP);
	for (const picture of await panels(everything)) {
		await openPanel(page, everything, picture);
		await picture.act?.(page);
		await page.waitForLoadState('networkidle');
		await page.mouse.move(0, 0);
		await save(picture.file, async (path) => {
			await page.screenshot({ path });
		});
	}
	await page.close();
}

async function panels({ bill }: Everything): Promise<PanelPicture[]> {
	const { bills } = await bill.read<{ bills: Array<{ id: string; amount: number; paymentStatus: string }> }>(
		'state',
	);
	const paid = bills.find(({ paymentStatus }) => paymentStatus !== 'UNPAID');
	if (!paid) throw new Error('No bill is paid yet, so no error can be shown.');
	const create = {
		resource: 'payment',
		operation: 'create',
		amount: '={{ $json.amount }}',
		idempotencyKey: '={{ $json.key }}',
		whenAlreadyPaid: 'refuse',
	};
	return [
		{
			file: 'panel-operation',
			type: 'billCom',
			parameters: {
				...create,
				billId: { __rl: true, mode: 'id', value: '={{ $json.billId }}' },
				safetyChecks: { limits: { limitPerPayment: '10000', limitPerDay: '50000' } },
			},
			act: async (page) => await page.getByText('Limits', { exact: true }).first().scrollIntoViewIfNeeded(),
		},
		{
			file: 'panel-list',
			type: 'billCom',
			parameters: { resource: 'vendor', operation: 'get' },
			act: async (page) => {
				await page.locator('[data-test-id="resource-locator-vendorId"]').click();
				await page.locator('[data-test-id="rlc-item"]').nth(1).waitFor();
			},
		},
		{
			file: 'panel-error',
			type: 'billCom',
			parameters: {
				...create,
				billId: { __rl: true, mode: 'id', value: paid.id },
				amount: paid.amount,
				idempotencyKey: 'SF-another-approval',
			},
			act: async (page) => {
				await page.locator('[data-test-id="node-execute-button"]').click();
				await page.locator('[data-test-id="output-panel"]').getByText('Nothing was sent').first().waitFor();
				await page.locator('[data-test-id="node-execute-button"]', { hasText: 'Execute step' }).waitFor();
				// The same message once more, on its way into the window.
				await page.addStyleTag({ content: '.el-notification { display: none !important }' });
			},
		},
		{ file: 'panel-trigger', type: 'billComTrigger', parameters: {} },
	];
}

/** Saves a workflow of the one node, and opens it at its panel. */
async function openPanel(page: Page, { client, n8n }: Everything, picture: PanelPicture): Promise<void> {
	const { data: stored } = await client.get<{ data: StoredCredential[] }>('/rest/credentials');
	const credential = stored.find(({ type }) => type === 'billComApi');
	if (!credential) throw new Error('n8n has no BILL credential.');
	const { id, name } = credential;
	const isTrigger = picture.type === 'billComTrigger';
	const node = {
		id: 'panel',
		name: isTrigger ? 'BILL Trigger' : 'BILL',
		type: `${PACKAGE}.${picture.type}`,
		typeVersion: 1,
		position: [220, 0] as [number, number],
		parameters: picture.parameters,
		credentials: { billComApi: { id, name } },
	};
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const workflow = await createWorkflow(client, {
		name: 'Look at a panel',
		nodes: isTrigger ? [node] : [start, node],
		connections: isTrigger ? {} : { Start: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
	});
	await page.goto(`${n8n.url}/workflow/${workflow.id}/${node.id}`);
	await page.locator('[data-test-id="node-title-container"]', { hasText: node.name }).waitFor();
	await page.waitForLoadState('networkidle');
}
