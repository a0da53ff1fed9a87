/**
 * Deploys the package to an org the Salesforce CLI is logged in to, and gives people their permission sets:
 * `node bin/deploy.mjs --target-org my-sandbox --integration-user n8n@example.com --finance-user ann@example.com`.
 * `--dry-run` checks against the org and changes nothing; `--with-flow-approvals` deploys `flow-approvals` as well, without tests
 * (sandboxes) or with the one of yours that starts a flow approval: `--flow-approvals-test MyFlowApprovalTest` (production).
 */
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The installed npm package has this folder, and not the guide. */
const GUIDE =
	'https://github.com/n8n-nodes-billcom-salesforce/n8n-nodes-billcom-salesforce/blob/main/docs/deploy-salesforce.md';
const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
	options: {
		'target-org': { type: 'string' },
		'integration-user': { type: 'string', multiple: true, default: [] },
		'finance-user': { type: 'string', multiple: true, default: [] },
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
		throw new Error('Say where to: --target-org takes the alias you chose with "sf org login web --alias".');
	step('Look for the Salesforce CLI', ['--version'], 'Install it: npm install --global @salesforce/cli');
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
	assign(org, 'BILL_Integration_User', values['integration-user']);
	assign(org, 'BILL_Finance_User', values['finance-user']);
	process.stdout.write(`\nDone. Go on with step 4, "Let n8n in": ${GUIDE}\n`);
}

/**
 * Salesforce refuses tests that cover less than three quarters of each class and trigger (Metadata API guide, API 67). No test
 * of ours can make a work item of a flow approval, so its trigger goes untested, or with a test of the org's own.
 */
function testing() {
	const own = values['flow-approvals-test'];
	if (values['with-flow-approvals'] && own.length === 0) return ['--test-level', 'NoTestRun'];
	const ofFlowApprovals = values['with-flow-approvals'] ? ['BillFlowApprovalOutcomeTest', ...own] : [];
	const tests = ['BillApprovalPublisherTest', ...ofFlowApprovals];
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

function step(what, words, fix) {
	process.stdout.write(`\n── ${what} ──\n`);
	// Windows starts programs that npm installed by a shell only.
	const { status } = spawnSync('sf', words, {
		cwd: project,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) throw new Error(`This step did not work: ${what}. ${fix}`);
}
