import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { ADMINISTRATOR } from '../../sandbox/salesforce/tenant';
import { SalesforceUser } from '../../sandbox/start/salesforceUser';
import { startSandbox, type Sandbox } from '../../sandbox/start/simulators';
import { startChromium } from '../../scripts/pictures/chromium';
import { startFakeN8n } from '../simulator/console/fakeN8n';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1360, height: 900 };
const MESSAGE =
	'Invoice 1034526: BILL knows no account "B9999", and no department "Fleet". Nothing was sent. Add them in BILL, then send the invoice again, or set Approval Status back to Draft and submit it again before 2026-12-24.';
const ALERT = `${MESSAGE}\nSend it again: http://127.0.0.1:5678/form/send-invoices-again?invoices=a00`;

let sandbox: Sandbox;
let n8n: Awaited<ReturnType<typeof startFakeN8n>>;
let browser: Browser;

beforeAll(async () => {
	sandbox = await startSandbox({ invoices: 8 });
	n8n = await startFakeN8n({ rows: [], runs: [] });
	sandbox.showN8n(n8n.url, n8n.client);
	browser = await startChromium();
	const administrator = await SalesforceUser.logIn(sandbox, ADMINISTRATOR.userName);
	const [troubled] = await administrator.query<{ Id: string }>(
		"SELECT Id FROM AP_Invoice__c WHERE Name = 'AP-000001'",
	);
	await administrator.update('AP_Invoice__c', troubled.Id, {
		BILL_Sync_Status__c: 'Needs Attention',
		BILL_Sync_Message__c: MESSAGE,
	});
	await fetch(`${sandbox.consoleUrl}/api/alerts`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ text: ALERT }),
	});
});
afterAll(async () => {
	await browser?.close();
	await n8n?.stop();
	await sandbox?.stop();
});

async function open(viewport: typeof PHONE, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
	const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
	await page.goto(sandbox.consoleUrl);
	await page.locator('#live[data-state="live"]').waitFor();
	await page.locator('#alert-list li').first().waitFor();
	await page.locator('#rows tr').first().waitFor();
	return page;
}

/** What an accessibility checker has to say: the rule, and where it is broken. */
async function findings(page: Page): Promise<string[]> {
	await page.evaluate(AXE);
	return await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> };
		};
		const { violations } = await axe.run();
		return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
	});
}

/** What has the focus, in words of a person who hears it. */
const focused = async (page: Page) =>
	await page.evaluate(
		() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
	);

describe('the console', () => {
	it.each([
		['a phone, light', PHONE, 'light'],
		['a phone, dark', PHONE, 'dark'],
		['a laptop, light', LAPTOP, 'light'],
		['a laptop, dark', LAPTOP, 'dark'],
	] as const)('has nothing that an accessibility checker objects to: %s', async (_, viewport, scheme) => {
		const page = await open(viewport, scheme);
		const found = { page: await findings(page), way: [''], trouble: [''], requests: [''] };
		await page.locator('[data-way]').first().click();
		await page.locator('#way-steps li').first().waitFor();
		found.way = await findings(page);
		await page.locator('#way-close').click();
		await page.locator('#trouble-toggle').click();
		await page.locator('#trouble-list li').first().waitFor();
		found.trouble = await findings(page);
		await page.locator('#requests-toggle').click();
		await page.locator('[data-journal="bill"] li').first().waitFor();
		found.requests = await findings(page);
		await page.close();

		expect(found).toEqual({ page: [], way: [], trouble: [], requests: [] });
	});

	it('shows on a phone every amount and every decision without scrolling sideways', async () => {
		const page = await open(PHONE);

		const places = await page
			.locator('#rows .number:not(:empty), #rows [data-decision], #rows .message p')
			.evaluateAll((elements) =>
				elements
					.map((element) => element.getBoundingClientRect())
					.filter(({ width }) => width > 0)
					.map(({ left, right }) => left >= 0 && right <= window.innerWidth),
			);
		const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
		await page.close();

		expect(places.length).toBeGreaterThan(16);
		expect(places.filter((isInside) => !isInside)).toEqual([]);
		expect(widths[0]).toBe(widths[1]);
	});

	it('lets somebody without a mouse approve an invoice, read its way and close it, and never loses the focus', async () => {
		const page = await open(LAPTOP);
		const approve = page.getByRole('button', { name: /^Approve invoice/ }).first();
		const label = String(await approve.getAttribute('aria-label'));
		const vendor = / of (.*), \$/.exec(label)?.[1];

		await approve.focus();
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: label }).waitFor({ state: 'detached' });
		const afterwards = await focused(page);
		await page.keyboard.press('Enter');
		await page.locator('#way-steps li', { hasText: 'Approved by' }).waitFor();
		await page.keyboard.press('Escape');
		const backAgain = await focused(page);
		const outline = await page.evaluate(
			() => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
		);
		await page.close();

		expect(afterwards).toContain(`${vendor}, invoice`);
		expect(backAgain).toBe(afterwards);
		expect(outline).toBe('solid');
	});

	it('puts beside a message what a person can do about it', async () => {
		const page = await open(LAPTOP);
		const message = page.locator('.message', { hasText: 'B9999' });

		const again = await message.getByRole('link').getAttribute('href');
		const told = await page.locator('#alert-list li').first().getByRole('link').first();
		const [words, href] = [await told.textContent(), await told.getAttribute('href')];
		const shown = await message.textContent();
		await page.close();

		expect(again).toMatch(new RegExp(`^${n8n.url}/form/send-invoices-again\\?invoices=[a-zA-Z0-9]{18}$`));
		expect([words, href]).toEqual([
			'Send it again',
			'http://127.0.0.1:5678/form/send-invoices-again?invoices=a00',
		]);
		expect(shown).toContain('before 24 Dec 2026');
	});

	it('lets things go wrong in a system, says how much of it is left, and ends it', async () => {
		const page = await open(LAPTOP);
		await page.locator('#trouble-toggle').click();
		const line = page.locator('#trouble-list li', { hasText: 'BILL is down for a minute' });

		await line.getByRole('button').click();
		await line.locator('.trouble-state', { hasText: 'On, for' }).waitFor();
		const during = (await fetch(`${sandbox.billUrl}/connect/v3/login`, { method: 'POST' })).status;
		await line.getByRole('button').click();
		await line.locator('.trouble-state', { hasText: 'On, for' }).waitFor({ state: 'detached' });
		const after = (await fetch(`${sandbox.billUrl}/connect/v3/login`, { method: 'POST' })).status;
		await page.close();

		expect(during).toBe(503);
		expect(after).not.toBe(503);
	});
});
