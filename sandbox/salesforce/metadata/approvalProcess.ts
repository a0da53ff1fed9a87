import type { FieldValue } from './definition';
import { readApprovalProcess, readFieldUpdates } from './packageSource';
import type { XmlElement } from './xmlElement';

/** One condition of the entry criteria; the field has to hold one of the values. */
export interface EntryCondition {
	field: string;
	values: readonly string[];
}

/** One step of the process. */
export interface ProcessStep {
	name: string;
	developerName: string;
}

/** An approval process as the engine runs it. */
export interface ApprovalProcess {
	name: string;
	developerName: string;
	objectName: string;
	description: string;
	entryConditions: readonly EntryCondition[];
	/** Each is decided by the manager of the submitter unless somebody is named. */
	steps: readonly ProcessStep[];
	/** Field values set on submission and at each end. */
	fieldsOn: Record<'Submit' | 'Approve' | 'Reject' | 'Removed', Record<string, FieldValue>>;
	keepsLockOn: { Approve: boolean; Reject: boolean };
}

/**
 * Loads an approval process of the package. Modelled: criteria that compare with `equals`, steps decided by the manager,
 * field updates with literal values. Not modelled: step criteria, delegates, e-mail alerts, allowed submitters.
 * @throws {Error} when the process uses what is not modelled
 */
export function loadApprovalProcess(fullName: string): ApprovalProcess {
	const xml = readApprovalProcess(fullName);
	const [objectName, developerName] = fullName.split('.');
	const fieldsOf = (moment: string) => fieldsSetBy(objectName, xml.child(moment));
	return {
		name: xml.requireText('label'),
		developerName,
		objectName,
		description: xml.requireText('description'),
		entryConditions: xml.requireChild('entryCriteria').children('criteriaItems').map(toCondition),
		steps: xml.children('approvalStep').map(toStep),
		fieldsOn: {
			Submit: fieldsOf('initialSubmissionActions'),
			Approve: fieldsOf('finalApprovalActions'),
			Reject: fieldsOf('finalRejectionActions'),
			Removed: fieldsOf('recallActions'),
		},
		keepsLockOn: {
			Approve: xml.flag('finalApprovalRecordLock'),
			Reject: xml.flag('finalRejectionRecordLock'),
		},
	};
}

function toCondition(item: XmlElement): EntryCondition {
	const operation = item.requireText('operation');
	if (operation !== 'equals')
		throw new Error(`The simulator does not model entry criteria with ${operation}`);
	const [, field] = item.requireText('field').split('.');
	return { field, values: item.requireText('value').split(',') };
}

function toStep(step: XmlElement): ProcessStep {
	const type = step.requireChild('assignedApprover').requireChild('approver').requireText('type');
	if (type !== 'userHierarchyField')
		throw new Error(`The simulator does not model approvers of type ${type}`);
	return { name: step.requireText('label'), developerName: step.requireText('name') };
}

function fieldsSetBy(objectName: string, moment: XmlElement | undefined): Record<string, FieldValue> {
	const updates = readFieldUpdates(objectName);
	const actions = moment?.children('action') ?? [];
	return Object.fromEntries(
		actions.map((action) => {
			const name = action.requireText('name');
			const update = updates.find((candidate) => candidate.requireText('fullName') === name);
			if (!update)
				throw new Error(`${objectName} has no field update ${name}, which its approval process runs`);
			return [update.requireText('field'), update.requireText('literalValue')];
		}),
	);
}
