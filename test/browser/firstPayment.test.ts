import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { TENANT as BILL } from '../../sandbox/bill/tenant';
import type { PaymentRecord, SalesforceInvoice } from '../../sandbox/console/simulators';
import { N8nClient, OWNER } from '../../sandbox/n8n/client';
import { startN8n, type N8nProcess } from '../../sandbox/n8n/launcher';
import { projectFolder } from '../../sandbox/n8n/package';
import { until } from '../../sandbox/n8n/until';
import { CLIENT_ID, INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { openStreams } from '../../sandbox/start/connections';
import { Control } from '../../sandbox/start/control';
import { startSandbox, type Sandbox } from '../../sandbox/start/simulators';
import { startChromium } from '../../scripts/pictures/chromium';
import { signIn } from '../../scripts/pictures/editor';
import { ImportCommand } from '../e2e/importing';
import { keepJournal } from '../journal/keepJournal';

/** A way of 77 actions before there was a command. */
const ALLOWED = 25;

const run = promisify(execFile);

/** What a newcomer does, one after the other: each click, each field and each command is one. */
class Actions {
	readonly done: string[] = [];

	constructor(private readonly page: Page) {}

	async command<T>(words: string, work: () => Promise<T>): Promise<T> {
		this.done.push(`$ ${words}`);
		return await work();
	}

	/** Follows a link, such as one that the command has printed. */
	async open(what: string, address: string): Promise<void> {
		this.done.push(`open ${what}`);
		await this.page.goto(address);
	}

	async fill(field: string, value: string): Promise<void> {
		this.done.push(`fill ${field}`);
		const input = this.page.locator(`[data-test-id="parameter-input-${field}"]`);
		await input.locator('input, textarea').first().fill(value);
	}

	async click(what: string, button: ReturnType<Page['locator']>): Promise<void> {
		this.done.push(`click ${what}`);
		await button.click();
	}
}

describe('from an n8n with an owner account to the first paid invoice', () => {
	const ends: Array<() => Promise<unknown>> = [];
	let folder: string;
	let sandbox: Sandbox;
	let n8n: N8nProcess;
	let page: Page;
	let actions: Actions;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-first-'));
		ends.unshift(async () => await rm(folder, { recursive: true, force: true }));
		sandbox = await startSandbox({ invoices: 5, paymentTickMs: 50 });
		ends.unshift(async () => {
			await keepJournal(sandbox.billUrl);
			await sandbox.stop();
		});
		await run('npm', ['pack', '--pack-destination', folder], { cwd: projectFolder });
		await start();
		ends.unshift(async () => await n8n.stop());
		await N8nClient.signIn(n8n.url); // the owner account is there
		const browser = await startChromium();
		ends.unshift(async () => await browser.close());
		page = await signIn(browser, n8n.url);
		await page.setViewportSize({ width: 1360, height: 900 });
		actions = new Actions(page);
	});

	afterAll(async () => {
		for (const end of ends) await end();
	});

	async function start(port?: number): Promise<void> {
		const { N8N_PROGRAM: program } = process.env;
		if (program === undefined)
			throw new Error('These tests need n8n: run them with "npm test -- --only browser".');
		n8n = await startN8n({ program, userFolder: join(folder, 'n8n'), port });
	}

	async function install(): Promise<void> {
		const nodes = join(folder, 'n8n/.n8n/nodes');
		await rm(nodes, { recursive: true, force: true });
		await run('mkdir', ['-p', nodes]);
		const tarball = join(folder, 'n8n-nodes-billcom-salesforce-0.1.0.tgz');
		await run('npm', ['install', '--legacy-peer-deps', '--offline', '--prefix', nodes, tarball]);
	}

	it(`takes at most ${ALLOWED} actions`, async () => {
		await actions.command('npm install --legacy-peer-deps n8n-nodes-billcom-salesforce.tgz', install);
		await actions.command('restart n8n', async () => {
			await n8n.stop();
			await start(Number(new URL(n8n.url).port));
		});
		const salesforce = new Control(sandbox.salesforceUrl);
		const simulators = ['BILL.environment=custom', `BILL.customUrl=${sandbox.billUrl}`].concat(
			`Salesforce.pubSubUrl=${sandbox.pubSubUrl}`,
		);
		const words = ['--url', n8n.url, '--email', OWNER.email, '--publish'];
		const command = await actions.command('npx n8n-nodes-billcom-salesforce import …', async () =>
			ImportCommand.start([...words, ...simulators.flatMap((field) => ['--set', field])], folder),
		);
		actions.done.push('type the password of n8n');
		await command.says('Waiting for');

		await actions.open('the credential BILL', linkTo(command, 'BILL'));
		await actions.fill('developerKey', BILL.devKey);
		await actions.fill('organizationId', BILL.organizationId);
		await actions.fill('userName', BILL.username);
		await actions.fill('password', BILL.password);
		await actions.fill('rememberMeId', BILL.rememberMeId);
		await actions.fill('device', BILL.device);
		await save('Save');

		await actions.open('the credential Salesforce', linkTo(command, 'Salesforce'));
		await actions.fill('myDomainUrl', sandbox.salesforceUrl);
		await actions.fill('clientId', CLIENT_ID);
		await actions.fill('userName', INTEGRATION_USER.userName);
		await actions.fill('privateKey', sandbox.jwtPrivateKey);
		await save('Save');

		await command.says('Waiting for a run of');
		await actions.open('Set up', addressIn(command, /Execute "Set up[^\n]*(http\S+)/));
		await actions.click('Execute workflow', page.locator('[data-test-id="execute-workflow-button"]'));
		expect(await command.ended).toEqual({ code: 0, text: expect.stringMatching(/Published \d+ workflows/) });

		await until(async () => (await openStreams(salesforce)) > 0 || undefined, {
			fact: 'n8n to listen to the events of Salesforce',
			withinMs: 60_000,
		});
		await actions.open('an invoice that waits in Salesforce', sandbox.consoleUrl);
		const anInvoice = /^Approve invoice .* \$[\d,.]+$/; // a credit is not paid
		await actions.click('Approve', page.getByRole('button', { name: anInvoice }).first());

		await until(async () => (await paid()) || undefined, {
			fact: 'the payment',
			withinMs: 120_000,
			explain: async () => `${JSON.stringify(await statuses())}\n${actions.done.join('\n')}`,
		});
		expect(await payments()).toHaveLength(1);
		expect(actions.done.length).toBeLessThanOrEqual(ALLOWED);
	}, 400_000);

	async function save(name: string): Promise<void> {
		await actions.click(name, page.locator('[data-test-id="credential-save-button"]'));
		await page.getByText('Connection tested successfully').first().waitFor();
	}

	async function payments(): Promise<PaymentRecord[]> {
		const bill = new Control(sandbox.billUrl);
		return (await bill.read<{ payments: PaymentRecord[] }>('state')).payments;
	}

	async function statuses(): Promise<Array<Array<string | null | undefined>>> {
		const invoices = await new Control(sandbox.salesforceUrl).read<SalesforceInvoice[]>('state', {
			object: 'AP_Invoice__c',
		});
		return invoices.map((invoice) => [
			invoice.Approval_Status__c,
			invoice.BILL_Sync_Status__c,
			invoice.BILL_Sync_Message__c,
		]);
	}

	async function paid(): Promise<boolean> {
		return (await statuses()).some(([, status]) => status === 'Paid');
	}
});

function linkTo(command: ImportCommand, name: string): string {
	return addressIn(command, new RegExp(`Fill in the credential "${name}": (http\\S+)`));
}

function addressIn({ text }: ImportCommand, pattern: RegExp): string {
	const [, address] = pattern.exec(text) ?? [];
	if (address === undefined) throw new Error(`The command printed no such link:\n${text}`);
	return address;
}
