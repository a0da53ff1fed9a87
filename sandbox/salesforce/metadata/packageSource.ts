import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readXml, type XmlElement } from './xmlElement';

/** The source an administrator deploys. The simulated org is made of the same files, so the two cannot drift apart. */
const PACKAGE_FOLDER = join(__dirname, '../../../salesforce/force-app/main/default');

/** The metadata of an object itself, without its fields. */
export function readObject(objectName: string): XmlElement {
	return readXml(join(objectFolder(objectName), `${objectName}.object-meta.xml`), 'CustomObject');
}

/** The metadata of every custom field of an object, by name in alphabetical order. */
export function readFields(objectName: string): XmlElement[] {
	return readParts(objectName, 'fields', 'CustomField');
}

/** The metadata of every validation rule of an object; most objects have none. */
export function readValidationRules(objectName: string): XmlElement[] {
	return readParts(objectName, 'validationRules', 'ValidationRule');
}

/** The metadata of an approval process, by its full name such as `AP_Invoice__c.AP_Invoice_Approval`. */
export function readApprovalProcess(fullName: string): XmlElement {
	const file = `approvalProcesses/${fullName}.approvalProcess-meta.xml`;
	return readXml(join(PACKAGE_FOLDER, file), 'ApprovalProcess');
}

/** The field updates of an object, which approval processes run by name. */
export function readFieldUpdates(objectName: string): XmlElement[] {
	const file = `workflows/${objectName}.workflow-meta.xml`;
	return readXml(join(PACKAGE_FOLDER, file), 'Workflow').children('fieldUpdates');
}

/** The metadata of a permission set. */
export function readPermissionSet(name: string): XmlElement {
	return readXml(join(PACKAGE_FOLDER, `permissionsets/${name}.permissionset-meta.xml`), 'PermissionSet');
}

/** The metadata of a flow. */
export function readFlow(name: string): XmlElement {
	return readXml(join(PACKAGE_FOLDER, `flows/${name}.flow-meta.xml`), 'Flow');
}

/** Names of the flows. */
export function flowNames(): string[] {
	const ending = '.flow-meta.xml';
	const files = readdirSync(join(PACKAGE_FOLDER, 'flows')).filter((file) => file.endsWith(ending));
	return files.sort().map((file) => file.slice(0, -ending.length));
}

function readParts(objectName: string, part: string, rootName: string): XmlElement[] {
	const folder = join(objectFolder(objectName), part);
	const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('-meta.xml')) : [];
	return files.sort().map((file) => readXml(join(folder, file), rootName));
}

function objectFolder(objectName: string): string {
	return join(PACKAGE_FOLDER, 'objects', objectName);
}
