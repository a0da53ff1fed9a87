import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SALESFORCE_FOLDER } from './packageSource';

/** apex-ls with the types of the platform, which Salesforce's own code analyzer carries (API 65). */
const CHECKER = join(
	dirname(require.resolve('@salesforce/code-analyzer-pmd-engine/package.json')),
	'dist/java-lib/*',
);
const hasJava = spawnSync('java', ['-version']).status === 0;
const withJava = hasJava ? it : it.skip;
if (!hasJava)
	process.stderr.write(
		'The type check of Apex was left out: it needs Java. On Debian: apt-get install default-jre-headless.\n',
	);

/** What the checker says about the source in a folder, as `file: message`. */
function findings(folder: string): string[] {
	const { status, stdout, stderr } = spawnSync(
		'java',
		['-Xmx1g', '-cp', CHECKER, 'io.github.apexdevtools.apexls.CheckForIssues']
			.concat(['--detail', 'warnings', '--nocache', '--format', 'json', '--workspace', folder]), // prettier-ignore
		{ encoding: 'utf8' },
	);
	if (!stdout.trim()) throw new Error(`The checker ended with ${status} and said nothing: ${stderr}`);
	const { files }: { files: Array<{ path: string; messages: Array<{ message: string }> }> } =
		JSON.parse(stdout);
	return files.flatMap(({ path, messages }) => messages.map(({ message }) => `${path}: ${message}`));
}

// The checker takes about 15 seconds, on a busy machine several times that.
jest.setTimeout(300_000);

describe('types in the Apex of the Salesforce package', () => {
	withJava('are those of the platform and of the objects of the package, without a finding', () => {
		expect(findings(SALESFORCE_FOLDER)).toEqual([]);
	});

	withJava('would be found wrong: a method, a field of the platform, a field of ours', () => {
		const copy = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-apex-'));
		try {
			cpSync(SALESFORCE_FOLDER, copy, { recursive: true });
			const spoil = (path: string, right: string, wrong: string) => {
				const file = join(copy, path);
				const source = readFileSync(file, 'utf8');
				expect(source).toContain(right);
				writeFileSync(file, source.replace(right, wrong));
			};
			spoil(
				'force-app/main/default/classes/BillApprovalPublishCallback.cls',
				'getEventUuids()',
				'getEventIds()',
			);
			spoil(
				'flow-approvals/main/default/classes/BillFlowApprovalOutcome.cls',
				'item.RelatedRecordObjectName',
				'item.RelatedObjectName',
			);
			spoil(
				'force-app/main/default/classes/BillApprovalPublisher.cls',
				'invoice.Amount__c',
				'invoice.Total__c',
			);

			const found = findings(copy);

			for (const [file, name] of [
				['BillApprovalPublishCallback.cls', 'getEventIds'],
				['BillFlowApprovalOutcome.cls', 'RelatedObjectName'],
				['BillApprovalPublisher.cls', 'Total__c'],
			])
				expect(found).toContainEqual(expect.stringMatching(new RegExp(`${file}.*${name}`)));
		} finally {
			rmSync(copy, { recursive: true, force: true });
		}
	});
});
