/**
 * Deploys the package to an org the Salesforce CLI is logged in to, and gives people their permission sets:
 * `node bin/deploy.mjs --target-org my-sandbox --integration-user n8n@example.com --finance-user ann@example.com
 * --approver max@example.com`; each user option may be repeated. `--dry-run` checks against the org and changes nothing;
 * `--with-flow-approvals` deploys `flow-approvals` as well, without tests (sandboxes) or with the one of yours that starts
 * a flow approval: `--flow-approvals-test MyFlowApprovalTest` (production).
 */
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The installed npm package has this folder, and not the guide. */
const GUIDE =
	'https://github.com/n8n-nodes-billcom-salesforce/n8n-nodes-billcom-salesforce/blob/main/docs/deploy-salesforce.md';
/** What the Salesforce CLI runs on ("engines" of its packages and of undici, November 2026). */
const OLDEST_NODE = [22, 19];
const FLOWS = ['Publish_BILL_Approval', 'Set_AP_Invoice_Back_To_Draft'];
const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
	options: {
		'target-org': { type: 'string' },
		'integration-user': { type: 'string', multiple: true, default: [] },
		'finance-user': { type: 'string', multiple: true, default: [] },
		approver: { type: 'string', multiple: true, default: [] },
		'with-flow-approvals': { type: 'boolean', default: false },
		'flow-approvals-test': { type: 'string', multiple: true, default: [] },
		'dry-run': { type: 'boolean', default: false },
	},
});

try {
	deploy();
} catch (error) {
	process.stderr.write(`\n${error.message}\n`);
	process.exitCode = 1;
}

function deploy() {
	const org = values['target-org'];
	if (!org)
		throw new Error('Name the org: --target-org takes the alias you chose with "sf org login web --alias".');
	checkCli();
	const folders = values['with-flow-approvals'] ? ['force-app', 'flow-approvals'] : ['force-app'];
	step(
		values['dry-run']
			? 'Check what a deployment would do'
			: 'Deploy objects, event, flows, approval process and pages',
		[
			...['project', 'deploy', 'start', '--target-org', org, '--wait', '30'],
			...folders.flatMap((folder) => ['--source-dir', folder]),
			...testing(),
			...(values['dry-run'] ? ['--dry-run'] : []),
		],
		'Nothing was changed. The lines above name the component and what Salesforce refused.',
	);
	if (values['dry-run']) return;
	for (const user of values['integration-user']) giveLicence(org, user);
	assign(org, 'BILL_Integration_User', values['integration-user']);
	assign(org, 'BILL_Finance_User', values['finance-user']);
	assign(org, 'BILL_Approver', values.approver);
	checkFlows(org);
	process.stdout.write(`\nDone. Go on with "Check the approval process": ${GUIDE}\n`);
}

/** An installed CLI may bring a Node.js of its own, so its answer counts and not the Node.js that runs this script. */
function checkCli() {
	const answer = step(
		'Look for the Salesforce CLI',
		['--version'],
		`Install Node.js ${OLDEST_NODE.join('.')} or newer, then: npm install --global @salesforce/cli`,
		{ isRead: true },
	);
	process.stdout.write(answer);
	const [, major, minor] = /\bnode-v(\d+)\.(\d+)/.exec(answer)?.map(Number) ?? [];
	const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
	if (isOld) {
		throw new Error(
			`The Salesforce CLI runs on Node.js ${major}.${minor} here and needs ${OLDEST_NODE.join('.')} or newer. Install it from https://nodejs.org, then again: npm install --global @salesforce/cli`,
		);
	}
}

/** A user with the licence Salesforce Integration takes no permission set before this. Others neither take nor need it. */
function giveLicence(org, user) {
	const words = ['org', 'assign', 'permsetlicense', '--name', 'SalesforceAPIIntegrationPsl'];
	const { status } = start(`Give ${user} the permission set licence Salesforce API Integration`, [
		...words,
		...['--on-behalf-of', user, '--target-org', org],
	]);
	if (status !== 0) {
		process.stdout.write(
			`Salesforce did not assign it. That is correct for a user with the licence Salesforce, who does not need it. A user with the licence Salesforce Integration needs it: Setup, Users, ${user}, Permission Set License Assignments.\n`,
		);
	}
}

/** In production flows arrive inactive unless the org says otherwise, and the deployment succeeds all the same. */
function checkFlows(org) {
	const what = 'Look whether the flows are active';
	const byHand = 'Check them in Setup, Flows.';
	const query = `SELECT ApiName, IsActive FROM FlowDefinitionView WHERE ApiName IN ('${FLOWS.join("','")}')`;
	const words = ['data', 'query', '--json', '--target-org', org, '--query', query];
	const answer = step(what, words, byHand, { isRead: true });
	const active = activeFlows(answer);
	if (!active) throw new Error(`This step did not work: ${what}. ${byHand}`);
	const inactive = FLOWS.filter((name) => !active.includes(name)).map((name) => name.replaceAll('_', ' '));
	if (inactive.length === 0) return;
	throw new Error(
		`Everything is deployed, but not active: ${inactive.join(', ')}. Until it is, an approval does not start anything in n8n. In Setup, Flows, open it and select Activate. To activate flows on the next deployment: Setup, Process Automation Settings, Deploy processes and flows as active.`,
	);
}

/** Names of the flows that run; undefined for an answer that is none. */
function activeFlows(answer) {
	try {
		return JSON.parse(answer)
			.result.records.filter(({ IsActive }) => IsActive)
			.map(({ ApiName }) => ApiName);
	} catch {
		return undefined;
	}
}

/**
 * Salesforce refuses tests that cover less than three quarters of each class and trigger (Metadata API guide, API 67). A work
 * item comes into being with a flow approval alone, and this package has none, so the trigger on work items goes untested, or
 * with a test of the org's own.
 */
function testing() {
	const own = values['flow-approvals-test'];
	if (values['with-flow-approvals'] && own.length === 0) return ['--test-level', 'NoTestRun'];
	const ofFlowApprovals = values['with-flow-approvals'] ? ['BillFlowApprovalOutcomeTest', ...own] : [];
	const tests = [
		'BillApprovalPublisherTest',
		'BillApprovedIsFrozenTest',
		'BillApprovalStampTest',
		...ofFlowApprovals,
	];
	return ['--test-level', 'RunSpecifiedTests', ...tests.flatMap((test) => ['--tests', test])];
}

function assign(org, permissionSet, users) {
	for (const user of users) {
		step(
			`Give ${user} the permission set ${permissionSet}`,
			['org', 'assign', 'permset', '--name', permissionSet, '--on-behalf-of', user, '--target-org', org],
			`Assign it by hand: Setup, Permission Sets, ${permissionSet}, Manage Assignments.`,
		);
	}
}

/** Runs the CLI to its end; with `isRead` its answer is returned instead of shown. Throws when it does not work. */
function step(what, words, fix, { isRead = false } = {}) {
	const { status, stdout } = start(what, words, { isRead });
	if (status !== 0) throw new Error(`This step did not work: ${what}. ${fix}`);
	return stdout;
}

function start(what, words, { isRead = false } = {}) {
	process.stdout.write(`\n── ${what} ──\n`);
	// Windows starts programs that npm installed by a shell only, which takes words with blanks in quotation marks.
	const isWindows = process.platform === 'win32';
	return spawnSync('sf', isWindows ? words.map((word) => (/\s/.test(word) ? `"${word}"` : word)) : words, {
		cwd: project,
		stdio: ['inherit', isRead ? 'pipe' : 'inherit', 'inherit'],
		encoding: 'utf8',
		shell: isWindows,
	});
}
