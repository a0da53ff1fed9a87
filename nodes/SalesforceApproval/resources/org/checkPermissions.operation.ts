import type { IDataObject } from 'n8n-workflow';
import { attempt } from '../../transport/attempt';
import type { SalesforceConnection } from '../../transport/connection';
import { currentUserId } from '../../transport/currentUser';
import { queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import { areFlowApprovalsVisible, FLOW_INVISIBLE } from '../../approvals/flowVisibility';
import { describeObject, type ObjectShape } from '../../transport/describe';
import { SalesforceRefusedError } from '../../transport/refusal';
import type { Operation, OperationCall } from '../../operation/operation';
import { type NeededAccess, SHIPPED_ACCESS } from './shippedAccess';

/** One thing the user cannot do. */
interface Missing extends IDataObject {
	kind: 'api' | 'object' | 'field' | 'event' | 'record';
	name: string;
	/** API name of the permission as an administrator looks for it. */
	permission: string;
	message: string;
	fix: string;
}

/** Something the user cannot do that not every org needs. */
interface Warning extends IDataObject {
	kind: 'licence' | 'record';
	name: string;
	message: string;
	fix: string;
}

const API_REFUSALS = ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'];

/**
 * Describes the objects of the shipped package as the user sees them, and looks whether sharing lets the user edit an
 * Account → `{ isReady, missing: […], warnings: […] }`. A missing permission is the answer and no failure. Warnings, such as a licence that
 * shows no flow approvals, do not count against `isReady`. One call for each object, and two to four more.
 */
export const checkPermissions: Operation = {
	option: {
		name: 'Check Permissions',
		value: 'checkPermissions',
		action: 'Check the permissions of the user',
		description:
			'List the permissions the user still needs for the objects, fields and event of the shipped package',
	},
	agentNeeds: 'none',
	isRepeatable: true,
	output: {
		shape: {
			isReady: 'flag',
			checked: 'number',
			missingCount: 'number',
			missing: [{ kind: 'text', name: 'text', permission: 'text', message: 'text', fix: 'text' }],
			warnings: [{ kind: 'text', name: 'text', message: 'text', fix: 'text' }],
		},
	},
	fields: [],
	intent: () => 'check the permissions of the user',
	async execute({ ctx, salesforce }) {
		const missing: Missing[] = [];
		for (const needed of SHIPPED_ACCESS) {
			const seen = await attempt(async () => await describeObject(salesforce, needed.objectName, true));
			if ('value' in seen) missing.push(...missingIn(needed, seen.value));
			else if (isRefusal(seen.failure, ({ status }) => status === 404)) missing.push(missingObject(needed));
			else if (isRefusal(seen.failure, ({ code }) => API_REFUSALS.includes(code)))
				return [answer([missingApi()], 1, [])];
			else throw seen.failure;
		}
		const account = missing.some(({ name }) => name === 'Account')
			? {}
			: await accountSharing(ctx, salesforce);
		if (account.missing) missing.push(account.missing);
		const warnings = account.warning ? [account.warning] : [];
		if (!(await areFlowApprovalsVisible(salesforce, true)))
			warnings.push({ kind: 'licence', name: 'ApprovalSubmission', ...FLOW_INVISIBLE });
		return [answer(missing, 1 + SHIPPED_ACCESS.reduce((sum, needed) => sum + rightsIn(needed), 0), warnings)];
	},
};

/** `checked` counts single permissions; without API access it is the only one looked at. */
function answer(missing: Missing[], checked: number, warnings: Warning[]): IDataObject {
	return { isReady: missing.length === 0, checked, missingCount: missing.length, missing, warnings };
}

/**
 * Whether sharing lets the user edit an Account that somebody else owns. Where accounts are private or read only, object
 * permissions alone are not enough.
 */
async function accountSharing(
	ctx: OperationCall['ctx'],
	salesforce: SalesforceConnection,
): Promise<{ missing?: Missing; warning?: Warning }> {
	const userId = await currentUserId(ctx, salesforce);
	const others = `SELECT Id FROM Account WHERE OwnerId != ${quoted(userId)}`;
	const [account] = await queryRecords<{ Id: string }>(salesforce, `${others} LIMIT 1`, 1);
	if (!account) return { warning: NO_ACCOUNT };
	const where = `UserId = ${quoted(userId)} AND RecordId = ${quoted(account.Id)}`;
	const soql = `SELECT RecordId, HasEditAccess FROM UserRecordAccess WHERE ${where}`;
	const [access] = await queryRecords<{ RecordId: string; HasEditAccess: boolean }>(salesforce, soql, 1);
	return access?.HasEditAccess === false ? { missing: missingSharing(account.Id) } : {};
}

const NO_ACCOUNT: Warning = {
	kind: 'record',
	name: 'Account',
	message: 'The user sees no Account that somebody else owns.',
	fix: 'If the org has vendors, their sharing is private: give the user View All on Account, and edit by a sharing rule.',
};

function missingSharing(accountId: string): Missing {
	return {
		kind: 'record',
		name: 'Account',
		permission: 'Edit by sharing',
		message: `The user may edit the object Account, but sharing does not let them edit Account ${accountId}, so this node cannot remember which BILL vendor it is.`,
		fix: 'Setup, Sharing Settings: Account is private or read only. Give the user of the credential Read/Write on vendors by a sharing rule.',
	};
}

function rightsIn({ rights, reads, writes }: NeededAccess): number {
	return 1 + rights.length + reads.length + writes.length;
}

function isRefusal(failure: unknown, is: (refusal: SalesforceRefusedError) => boolean): boolean {
	return failure instanceof SalesforceRefusedError && is(failure);
}

function missingIn(
	{ objectName, rights, reads, writes, purpose }: NeededAccess,
	shape: ObjectShape,
): Missing[] {
	const kind = kindOf(objectName);
	const able = { create: shape.isCreateable, update: shape.isUpdateable };
	const ofObject = rights
		.filter((right) => !able[right])
		.map((right): Missing => {
			const permission = right === 'create' ? 'Create' : 'Edit';
			return {
				kind,
				name: objectName,
				permission,
				message: `The user may not ${wordFor(kind, right)} ${objectName}, so this node cannot ${purpose}.`,
				fix: `Give the user ${permission} on ${objectName}, e.g. by the permission set of the package.`,
			};
		});
	const hidden = [...reads, ...writes].filter((name) => !shape.fields.has(name));
	const readOnly = able.update ? writes.filter((name) => shape.fields.get(name)?.isUpdateable === false) : [];
	return [
		...ofObject,
		...hidden.map((name) => missingField(objectName, name, 'Read')),
		...readOnly.map((name) => missingField(objectName, name, 'Edit')),
	];
}

function missingField(objectName: string, fieldName: string, permission: 'Read' | 'Edit'): Missing {
	const name = `${objectName}.${fieldName}`;
	const verb = permission === 'Read' ? 'does not see' : 'may not change';
	return {
		kind: 'field',
		name,
		permission,
		message: `The user ${verb} the field ${fieldName} of ${objectName}.`,
		fix: `Set ${permission} Access for ${name} in the field-level security of a permission set, or deploy the field.`,
	};
}

function missingObject({ objectName, purpose }: NeededAccess): Missing {
	const kind = kindOf(objectName);
	return {
		kind,
		name: objectName,
		permission: 'Read',
		message: `The user does not see ${kind === 'event' ? 'the event' : 'the object'} ${objectName}, so this node cannot ${purpose}.`,
		fix: `Deploy the package to this org if ${objectName} is not there; else give the user Read on it, e.g. by the permission set of the package.`,
	};
}

function missingApi(): Missing {
	return {
		kind: 'api',
		name: 'API',
		permission: 'API Enabled',
		message: 'The user may not use the API at all, so nothing else could be checked.',
		fix: 'Give the user the system permission API Enabled, in an edition of Salesforce that has the API.',
	};
}

function kindOf(objectName: string): 'event' | 'object' {
	return objectName.endsWith('__e') ? 'event' : 'object';
}

function wordFor(kind: 'event' | 'object', right: 'create' | 'update'): string {
	if (kind === 'event') return 'publish';
	return right === 'create' ? 'create' : 'change';
}
