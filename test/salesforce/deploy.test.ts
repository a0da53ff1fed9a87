import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startSalesforceSimulator } from '../../sandbox/salesforce/server/server';
import { ask } from '../simulator/salesforce/org';
import { filesEnding, SALESFORCE_FOLDER } from './packageSource';

/**
 * A program named `sf` that writes down what it was asked, fails at the words in FAILS_AT, and answers queries with what
 * the simulated org says, in the CLI's form.
 */
const SF = `#!${process.execPath}
const words = process.argv.slice(2);
require('node:fs').appendFileSync(process.env.ASKED, words.join(' ') + '\\n');
if (words.join(' ').includes(process.env.FAILS_AT)) process.exit(1);
if (words[0] === '--version') console.log('@salesforce/cli/2.150.6 linux-x64 node-' + process.env.CLI_NODE);
if (words[0] === 'data') {
	const soql = words[words.indexOf('--query') + 1];
	const headers = { authorization: 'Bearer ' + process.env.TOKEN };
	fetch(process.env.ORG + '/services/data/v67.0/query?q=' + encodeURIComponent(soql), { headers })
		.then(async (reply) => console.log(JSON.stringify({ status: 0, result: await reply.json() })));
}
`;

const DEPLOYED =
	'project deploy start --target-org ap --wait 30 --source-dir force-app --test-level RunSpecifiedTests --tests BillApprovalPublisherTest --tests BillApprovedIsFrozenTest --tests BillApprovalStampTest';
const FLOWS_LOOKED_AT =
	"data query --json --target-org ap --query SELECT ApiName, IsActive FROM FlowDefinitionView WHERE ApiName IN ('Publish_BILL_Approval','Set_AP_Invoice_Back_To_Draft')";

describe('the deploy script', () => {
	let org: Awaited<ReturnType<typeof startSalesforceSimulator>>;
	let token: string;
	let folder: string;

	const control = async <T>(path: string, body: unknown) =>
		(await ask<T>('POST', `${org.url}/sandbox/${path}`, { body })).body;
	/** Runs the script beside the program above. */
	const run = async (words: string[], { failsAt = 'nothing', cliNode = 'v22.19.0' } = {}) => {
		const asked = join(folder, 'asked');
		writeFileSync(asked, '');
		writeFileSync(join(folder, 'sf'), SF);
		chmodSync(join(folder, 'sf'), 0o755);
		const child = spawn(process.execPath, [join(SALESFORCE_FOLDER, 'bin/deploy.mjs'), ...words], {
			env: {
				...process.env,
				PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`,
				...{ ASKED: asked, FAILS_AT: failsAt, CLI_NODE: cliNode, ORG: org.url, TOKEN: token },
			},
		});
		let [stdout, stderr] = ['', ''];
		child.stdout.on('data', (chunk) => (stdout += chunk));
		child.stderr.on('data', (chunk) => (stderr += chunk));
		const status = await new Promise((resolve) => child.once('close', resolve));
		return { status, stdout, stderr, asked: readFileSync(asked, 'utf8').trim().split('\n') };
	};

	beforeAll(async () => {
		org = await startSalesforceSimulator();
		const session = { userName: 'admin@sandbox.example' };
		token = (await control<{ accessToken: string }>('sessions', session)).accessToken;
	});
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-deploy-'));
		await control('switches', { flowsAreActive: true });
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	afterAll(async () => await org.stop());

	it('deploys, runs the tests and assigns the permission sets, naming each step', async () => {
		const { status, stdout, asked } = await run([
			...['--target-org', 'ap', '--integration-user', 'n8n@x.example'],
			...['--finance-user', 'ann@x.example', '--approver', 'max@x.example'],
		]);

		expect(status).toBe(0);
		expect(asked).toEqual([
			'--version',
			DEPLOYED,
			'org assign permsetlicense --name SalesforceAPIIntegrationPsl --on-behalf-of n8n@x.example --target-org ap',
			'org assign permset --name BILL_Integration_User --on-behalf-of n8n@x.example --target-org ap',
			'org assign permset --name BILL_Finance_User --on-behalf-of ann@x.example --target-org ap',
			'org assign permset --name BILL_Approver --on-behalf-of max@x.example --target-org ap',
			FLOWS_LOOKED_AT,
		]);
		expect(stdout.match(/── .+ ──/g)).toHaveLength(7);
		expect(stdout).toContain('Done.');
	});

	it('goes on where the user has a full licence, which takes no permission set licence', async () => {
		const { status, stdout, asked } = await run(
			['--target-org', 'ap', '--integration-user', 'n8n@x.example'],
			{ failsAt: 'permsetlicense' },
		);

		expect(status).toBe(0);
		expect(asked).toContain(
			'org assign permset --name BILL_Integration_User --on-behalf-of n8n@x.example --target-org ap',
		);
		expect(stdout).toContain('needs it: Setup, Users, n8n@x.example, Permission Set License Assignments');
	});

	it('stops in words when the flows arrived inactive, as they do in production', async () => {
		await control('switches', { flowsAreActive: false });

		const { status, stdout, stderr } = await run(['--target-org', 'ap']);

		expect(status).toBe(1);
		expect(stdout).not.toContain('Done');
		expect(stderr).toContain('not active: Publish BILL Approval, Set AP Invoice Back To Draft.');
		expect(stderr).toContain('Deploy processes and flows as active');
	});

	it('says where to look when it cannot see whether the flows are active', async () => {
		const { status, stderr } = await run(['--target-org', 'ap'], { failsAt: 'data query' });

		expect(status).toBe(1);
		expect(stderr).toContain('Setup, Flows');
	});

	it.each(['v20.11.1', 'v22.18.0'])('stops when the CLI runs on Node.js %s', async (cliNode) => {
		const { status, stderr, asked } = await run(['--target-org', 'ap'], { cliNode });

		expect(status).toBe(1);
		expect(asked).toEqual(['--version']);
		expect(stderr).toContain('needs 22.19 or newer');
	});

	it.each(['v22.19.0', 'v24.2.0'])('goes on when the CLI runs on Node.js %s', async (cliNode) => {
		expect((await run(['--target-org', 'ap', '--dry-run'], { cliNode })).status).toBe(0);
	});

	it('says what to install when there is no CLI, or one that does not start', async () => {
		const { status, stderr } = await run(['--target-org', 'ap'], { failsAt: '--version' });

		expect(status).toBe(1);
		expect(stderr).toContain('Install Node.js 22.19 or newer, then: npm install --global @salesforce/cli');
	});

	it('only checks with --dry-run', async () => {
		const { asked } = await run(['--target-org', 'ap', '--dry-run', '--finance-user', 'ann@x.example']);

		expect(asked).toHaveLength(2);
		expect(asked[1]).toMatch(/--dry-run$/);
	});

	it('stops at the step that did not work, and says what to do', async () => {
		const { status, stderr, asked } = await run(['--target-org', 'ap', '--finance-user', 'ann@x.example'], {
			failsAt: 'deploy start',
		});

		expect(status).toBe(1);
		expect(asked).toHaveLength(2);
		expect(stderr).toContain('Nothing was changed');
	});

	it('asks where to', async () => {
		expect((await run([])).stderr).toContain('--target-org');
	});

	it('runs test classes the package has', async () => {
		const { asked } = await run([
			...['--target-org', 'ap', '--with-flow-approvals', '--flow-approvals-test', 'OurFlowApprovalTest'],
		]);
		const tests = [...asked[1].matchAll(/--tests (\w+)/g)].map(([, name]) => `${name}.cls`);

		expect(asked[1]).toContain('--source-dir force-app --source-dir flow-approvals');
		expect(tests.pop()).toBe('OurFlowApprovalTest.cls');
		expect(tests).toHaveLength(4);
		for (const test of tests) expect(filesEnding(test)).toHaveLength(1);
	});

	it('asks for no tests that would leave the trigger of flow approvals uncovered', async () => {
		const { asked } = await run(['--target-org', 'ap', '--with-flow-approvals']);

		expect(asked[1]).toMatch(/--test-level NoTestRun$/);
	});
});
