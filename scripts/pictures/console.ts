import type { Browser } from 'playwright-core';

const WINDOW = { width: 1360, height: 800 };

/** Saves a picture of the whole console once it shows an alert and is live. */
export async function drawConsole(browser: Browser, consoleUrl: string, path: string): Promise<void> {
	const page = await browser.newPage({ viewport: WINDOW, colorScheme: 'light', reducedMotion: 'reduce' });
	await page.goto(consoleUrl);
	await page.locator('#live[data-state="live"]').waitFor();
	await page.locator('#alert-list li').first().waitFor();
	await page.screenshot({ path, fullPage: true });
}
