import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Without a sandbox of its own, so that it runs as root, and without calling home. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/**
 * Starts Debian's Chromium, or the one named by the environment variable `CHROMIUM_PATH`, without a window.
 * @throws Error that says how to get one when there is none
 */
export async function startChromium(): Promise<Browser> {
	const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;
	if (!existsSync(executablePath))
		throw new Error(
			`There is no Chromium at ${executablePath}. Install it (apt-get install chromium), or set CHROMIUM_PATH.`,
		);
	return await chromium.launch({ executablePath, args: FLAGS });
}
