import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { giveApiKey } from '../sandbox/n8n/apiKey';
import { projectFolder } from '../sandbox/n8n/package';
import { readWorkflowFiles } from '../sandbox/n8n/workflowFiles';
import { startEverything, type Everything } from '../sandbox/start/everything';
import { say, step } from '../sandbox/start/progress';
import { startChromium } from './pictures/chromium';
import { drawConsole, drawConsoleOnPhone, drawWay } from './pictures/console';
import { drawWorkflow, signIn } from './pictures/editor';
import { drawPanels } from './pictures/panels';
import { playStory } from './pictures/story';

/** Takes the pictures in `docs/images` from a fresh sandbox. Started by `scripts/pictures.mjs`. */
async function main(): Promise<void> {
	const { N8N_PROGRAM: n8nProgram } = process.env;
	if (n8nProgram === undefined)
		throw new Error('Start this with "npm run pictures": it installs n8n and says where it is.');
	const stateDir = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-pictures-'));
	try {
		const everything = await startEverything({
			n8nProgram,
			stateDir,
			invoices: 7,
			paymentTickMs: 2_000,
			step,
		});
		try {
			await withBrowser(async (browser) => await takeAll(browser, everything));
		} finally {
			await everything.stop();
		}
	} finally {
		await rm(stateDir, { recursive: true, force: true });
	}
}

async function withBrowser(work: (browser: Browser) => Promise<void>): Promise<void> {
	const browser = await startChromium();
	try {
		await work(browser);
	} finally {
		await browser.close();
	}
}

async function takeAll(browser: Browser, everything: Everything): Promise<void> {
	const folder = join(projectFolder, 'docs/images');
	await mkdir(folder, { recursive: true });
	const { n8n, client, provisioned, sandbox } = everything;
	await giveApiKey(client, n8n.url, provisioned.workflows.values());
	await step('Drawing the workflows', async () => {
		const page = await signIn(browser, n8n.url);
		for (const { file, draft } of readWorkflowFiles()) {
			const workflow = provisioned.workflows.get(draft.name);
			if (!workflow) throw new Error(`"${draft.name}" was not imported.`);
			await kept(
				join(folder, `${basename(file, '.json')}.png`),
				async (path) => await drawWorkflow(page, n8n.url, workflow, path),
			);
		}
	});
	await step('Paying some invoices', async () => await playStory(everything));
	await step('Drawing the panels of nodes', async () => {
		await drawPanels(
			browser,
			everything,
			async (name, draw) => await kept(join(folder, `${name}.png`), draw),
		);
	});
	await step('Drawing the console', async () => {
		const pictures = { console: drawConsole, 'console-phone': drawConsoleOnPhone, 'console-way': drawWay };
		for (const [name, draw] of Object.entries(pictures))
			await kept(join(folder, `${name}.png`), async (path) => await draw(browser, sandbox.consoleUrl, path));
	});
}

/** Pictures travel with every clone. */
const MOST_BYTES = 400_000;

async function kept(path: string, draw: (path: string) => Promise<void>): Promise<void> {
	await draw(path);
	const { size } = await stat(path);
	say(`  ${basename(path)}, ${Math.round(size / 1000)} kB`);
	if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes; a picture may have ${MOST_BYTES}.`);
}

const interrupt = () => process.exit(1); // n8n ends with this process
process.once('SIGINT', interrupt);
process.once('SIGTERM', interrupt);
process.once('disconnect', interrupt);

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exit(1);
	},
);
