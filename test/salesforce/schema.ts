import { allMetadata, metadataOf, textsAt } from './packageSource';

/** Objects the package defines. */
export const ownObjects: readonly string[] = metadataOf('CustomObject').map(({ name }) => name);

/** Standard objects and the fields of them the package names (Salesforce object reference, API 66). */
const STANDARD: Record<string, string[]> = {
	Account: ['AccountNumber', 'BillingAddress', 'Phone'],
	ProcessInstance: ['Id', 'TargetObjectId', 'SubmittedById', 'CreatedDate'],
	ApprovalSubmission: ['Id', 'RelatedRecordId', 'Status', 'CreatedDate'],
	ApprovalWorkItem: ['Id', 'ApprovalSubmissionId', 'RelatedRecordObjectName', 'Status'],
};

/** Fields every custom object has; list views call the name NAME, and users know the owner as Owner. */
const OF_EVERY_OBJECT = ['Id', 'Name', 'NAME', 'Owner', 'OwnerId', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']; // prettier-ignore

/** All objects the package may name. */
export const objectNames: readonly string[] = [...ownObjects, ...Object.keys(STANDARD)];

/** Fields of an object: those of the package and those Salesforce gives it. */
export function fieldsOf(objectName: string): string[] {
	const own = metadataOf('CustomField').filter(({ folder }) => folder === `objects/${objectName}/fields`);
	const given = STANDARD[objectName] ?? OF_EVERY_OBJECT;
	return [...own.map(({ children }) => textsAt(children, 'fullName')[0]), ...given];
}

/** Names of the things of one type; some types have their folder or object in front of the name. */
export function namesOf(type: string): string[] {
	return allMetadata.filter((file) => file.type === type).map(({ name }) => name);
}
