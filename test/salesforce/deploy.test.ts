import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { filesEnding, SALESFORCE_FOLDER } from './packageSource';

describe('the deploy script', () => {
	let folder: string;
	/** Runs the script beside a program named `sf` that writes down what it was asked, and fails at the words given. */
	const run = (words: string[], failsAt = 'nothing') => {
		const asked = join(folder, 'asked');
		writeFileSync(asked, '');
		writeFileSync(
			join(folder, 'sf'),
			`#!/bin/sh\necho "$@" >> "${asked}"\ncase "$*" in *"${failsAt}"*) exit 1;; esac\n`,
		);
		chmodSync(join(folder, 'sf'), 0o755);
		const path = `${folder}${delimiter}${process.env.PATH ?? ''}`;
		const script = join(SALESFORCE_FOLDER, 'bin/deploy.mjs');
		const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
			env: { ...process.env, PATH: path },
			encoding: 'utf8',
		});
		return { status, stdout, stderr, asked: readFileSync(asked, 'utf8').trim().split('\n') };
	};

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-deploy-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	it('deploys, runs the tests and assigns the permission sets, naming each step', () => {
		const { status, stdout, asked } = run([
			'--target-org',
			'ap',
			'--integration-user',
			'n8n@x.example',
			'--finance-user',
			'ann@x.example',
		]);

		expect(status).toBe(0);
		expect(asked).toEqual([
			'--version',
			'project deploy start --target-org ap --wait 30 --source-dir force-app --test-level RunSpecifiedTests --tests BillApprovalPublisherTest',
			'org assign permset --name BILL_Integration_User --on-behalf-of n8n@x.example --target-org ap',
			'org assign permset --name BILL_Finance_User --on-behalf-of ann@x.example --target-org ap',
		]);
		expect(stdout.match(/── .+ ──/g)).toHaveLength(4);
	});

	it('only checks with --dry-run', () => {
		const { asked } = run(['--target-org', 'ap', '--dry-run', '--finance-user', 'ann@x.example']);

		expect(asked).toHaveLength(2);
		expect(asked[1]).toMatch(/--dry-run$/);
	});

	it('stops at the step that did not work, and says what to do', () => {
		const { status, stderr, asked } = run(
			['--target-org', 'ap', '--finance-user', 'ann@x.example'],
			'deploy start',
		);

		expect(status).toBe(1);
		expect(asked).toHaveLength(2);
		expect(stderr).toContain('Nothing was changed');
	});

	it('asks where to', () => {
		expect(run([]).stderr).toContain('--target-org');
	});

	it('runs test classes the package has', () => {
		const { asked } = run([
			...['--target-org', 'ap', '--with-flow-approvals', '--flow-approvals-test', 'OurFlowApprovalTest'],
		]);
		const tests = [...asked[1].matchAll(/--tests (\w+)/g)].map(([, name]) => `${name}.cls`);

		expect(asked[1]).toContain('--source-dir force-app --source-dir flow-approvals');
		expect(tests.pop()).toBe('OurFlowApprovalTest.cls');
		expect(tests).toHaveLength(2);
		for (const test of tests) expect(filesEnding(test)).toHaveLength(1);
	});

	it('asks for no tests that would leave the trigger of flow approvals uncovered', () => {
		const { asked } = run(['--target-org', 'ap', '--with-flow-approvals']);

		expect(asked[1]).toMatch(/--test-level NoTestRun$/);
	});
});
