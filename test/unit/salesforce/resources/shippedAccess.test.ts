import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_ACCESS } from '../../../../nodes/SalesforceApproval/resources/org/shippedAccess';

const PERMISSION_SET = join(
	__dirname,
	'../../../../salesforce/force-app/main/default/permissionsets/BILL_Integration_User.permissionset-meta.xml',
);
const granted = readFileSync(PERMISSION_SET, 'utf8');

/** Contents of each element of that name. */
function elements(name: string): string[] {
	return [...granted.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, content]) => content);
}

const valueIn = (content: string, name: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(content)?.[1];
const fieldsGranted = new Map(
	elements('fieldPermissions').map((content) => [valueIn(content, 'field'), valueIn(content, 'editable')]),
);

it('asks for no object permission the shipped permission set does not give', () => {
	const objects = new Map(
		elements('objectPermissions').map((content) => [valueIn(content, 'object'), content]),
	);

	const missing = SHIPPED_ACCESS.filter(({ objectName, rights }) => {
		const content = objects.get(objectName) ?? '';
		const asked = { create: 'allowCreate', update: 'allowEdit' };
		return ![...rights.map((right) => asked[right]), 'allowRead'].every(
			(name) => valueIn(content, name) === 'true',
		);
	});

	expect(missing).toEqual([]);
});

it('knows every field of the package the permission set grants, with the same right', () => {
	const needed = SHIPPED_ACCESS.flatMap(({ objectName, reads, writes }) => [
		...reads.map((name) => [`${objectName}.${name}`, 'false']),
		...writes.map((name) => [`${objectName}.${name}`, 'true']),
	]).filter(([name]) => name.endsWith('__c') && !name.includes('__e.'));
	// Salesforce takes no field permission for a required field, master-detail or not.
	const required = ['AP_Invoice_Line__c.AP_Invoice__c', 'BILL_Claim__c.Key__c'];
	const permitted = needed.filter(([name]) => !required.includes(name));

	const custom = [...fieldsGranted].filter(([name]) => name?.endsWith('__c'));
	expect(permitted.sort()).toEqual(custom.sort());
});
