import type { Locator } from 'playwright-core';
import { RESOURCES } from '../../nodes/BillCom/run/resources';
import { TENANT } from '../../sandbox/bill/tenant';
import type { StoredCredential } from '../../sandbox/n8n/credentials';
import { N8nInBrowser } from './n8nInBrowser';

const BILL = 'n8n-nodes-billcom-salesforce.billCom';

let n8n: N8nInBrowser;
let credential: StoredCredential;

beforeAll(async () => {
	n8n = await N8nInBrowser.start();
	await n8n.bill.send('seed', { volume: { vendors: 12 } });
	const { devKey, organizationId, username, password } = TENANT;
	credential = await n8n.createCredential({
		name: 'BILL',
		type: 'billComApi',
		data: {
			environment: 'custom',
			customUrl: n8n.sandbox.billUrl,
			developerKey: devKey,
			organizationId,
			loginMethod: 'user',
			userName: username,
			password,
		},
	});
});

afterAll(async () => await n8n?.stop());

const field = (name: string): Locator => n8n.page.locator(`[data-test-id="parameter-input-${name}"]`);

async function choose(name: string, option: string): Promise<void> {
	await field(name).click();
	await n8n.page
		.getByRole('option')
		.filter({ has: n8n.page.getByText(option, { exact: true }) })
		.click();
}

async function openBill(parameters: Record<string, string> = {}): Promise<void> {
	const { id } = await n8n.createWorkflow([{ name: 'BILL', type: BILL, parameters, credential }]);
	await n8n.open(`/workflow/${id}`);
	await n8n.openNode('BILL');
}

it('lists every resource once', async () => {
	await openBill();

	await field('resource').click();
	const options = n8n.page.getByRole('option');
	await options.first().waitFor();

	expect(await options.allInnerTexts()).toEqual(RESOURCES.map(({ menu }) => menu.name));
});

it('finds a vendor by its name and shows what BILL has', async () => {
	await openBill();

	await choose('resource', 'Vendor');
	await choose('operation', 'Get');
	const isSimplified = await field('simplify').getByRole('switch').isChecked();
	await n8n.page.locator('[data-test-id="resource-locator-vendorId"]').click();
	const entries = n8n.page.locator('[data-test-id="rlc-item"]');
	await entries.nth(11).waitFor();
	await n8n.page.locator('[data-test-id="rlc-search"]').fill('Vendor 00007');
	await entries.filter({ hasText: 'Vendor 00008' }).waitFor({ state: 'detached' });
	await entries.first().waitFor();
	const narrowed = await entries.allInnerTexts();
	await entries.first().click();
	await n8n.page.locator('[data-test-id="node-execute-button"]').click();
	const output = n8n.page.locator('[data-test-id="output-panel"]');
	await output.getByText('Vendor 00007').waitFor();

	expect(isSimplified).toBe(true);
	expect(narrowed).toEqual(['Vendor 00007']);
	expect(await output.locator('th').allInnerTexts()).toEqual(
		expect.arrayContaining(['id', 'name', 'payByType']),
	);
});

it('offers the fields of a vendor to the next node before anything ran', async () => {
	const { id } = await n8n.createWorkflow([
		{ name: 'BILL', type: BILL, parameters: { resource: 'vendor', operation: 'get' }, credential },
		{ name: 'Next', type: 'n8n-nodes-base.noOp', parameters: {} },
	]);
	await n8n.open(`/workflow/${id}`);

	await n8n.openNode('Next');
	const input = n8n.page.locator('[data-test-id="ndv-input-panel"]');
	await input.getByText('Usually outputs the following fields').waitFor();

	expect((await input.innerText()).split('\n')).toEqual(expect.arrayContaining(['id', 'name', 'payByType']));
});

it('asks for the dates of a bill without a time of day', async () => {
	await openBill({ resource: 'bill', operation: 'create' });

	await field('invoiceDate').locator('input').fill('2026-11-30');
	await n8n.page.keyboard.press('Enter');

	expect(await field('invoiceDate').locator('input').inputValue()).toBe('2026-11-30');
});
