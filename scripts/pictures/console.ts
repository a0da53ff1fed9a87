import type { Browser } from 'playwright-core';

const LAPTOP = { viewport: { width: 1360, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** Saves a picture of the whole console once it shows an alert and is live. */
export async function drawConsole(browser: Browser, consoleUrl: string, path: string): Promise<void> {
	const page = await openConsole(browser, consoleUrl, LAPTOP);
	await page.screenshot({ path, fullPage: true });
	await page.close();
}

/** The same on a phone: the invoices, as far as the window shows them. */
export async function drawConsoleOnPhone(browser: Browser, consoleUrl: string, path: string): Promise<void> {
	const page = await openConsole(browser, consoleUrl, PHONE);
	await page.locator('.tools').scrollIntoViewIfNeeded();
	await page.locator('.tools').evaluate((tools) => tools.scrollIntoView());
	await page.screenshot({ path });
	await page.close();
}

/** The way of the first invoice that is paid, with everything that happened to it. */
export async function drawWay(browser: Browser, consoleUrl: string, path: string): Promise<void> {
	const page = await openConsole(browser, consoleUrl, LAPTOP);
	await page.locator('tr:has(.badge:text-is("Paid")) [data-way]').first().click();
	await page.locator('#way-steps li', { hasText: 'Salesforce shows Paid' }).waitFor();
	await page.locator('#way').screenshot({ path });
	await page.close();
}

async function openConsole(browser: Browser, consoleUrl: string, window: typeof LAPTOP | typeof PHONE) {
	const page = await browser.newPage({ ...window, colorScheme: 'light', reducedMotion: 'reduce' });
	await page.goto(consoleUrl);
	await page.locator('#live[data-state="live"]').waitFor();
	await page.locator('#alert-list li').first().waitFor();
	return page;
}
