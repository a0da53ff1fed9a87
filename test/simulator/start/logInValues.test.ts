import type { INodeProperties } from 'n8n-workflow';
import { BillComApi } from '../../../credentials/BillComApi.credentials';
import { SalesforceApprovalJwtApi } from '../../../credentials/SalesforceApprovalJwtApi.credentials';
import { logInValues } from '../../../sandbox/start/logInValues';
import { startSandbox } from '../../../sandbox/start/simulators';

const labelsOf = (properties: INodeProperties[]) => properties.map(({ displayName }) => displayName);

it('names every value under a label of the forms in which it is typed, and never prints the private key', async () => {
	const sandbox = await startSandbox({ invoices: 0 });
	const printed = logInValues(sandbox, '/somewhere').map((line) => line.trimEnd());
	await sandbox.stop();

	const fields = printed.filter((line) => line.startsWith('  ')).map((line) => line.trim().split(/ {2,}/));
	const known = [...new BillComApi().properties, ...new SalesforceApprovalJwtApi().properties];
	expect(fields.map(([label]) => label).filter((label) => !labelsOf(known).includes(label))).toEqual([]);
	expect(fields).toContainEqual(['My Domain URL', sandbox.salesforceUrl]);
	expect(printed.join('\n')).toContain('/somewhere/org-key.pem');
	expect(printed.join('\n')).not.toContain('PRIVATE KEY-----');
	const environments = known.find(({ name }) => name === 'environment')?.options ?? [];
	expect(environments.map(({ name }) => name)).toContain(
		fields.find(([label]) => label === 'Environment')?.[1],
	);
});
