import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isAgentTool } from '../../../../shared/operation/agentPermission';
import { FailedCheckError } from '../../../operation/failure';
import { refusedForAll } from '../../../operation/objections';
import type { ParameterReader } from '../../../parameters/reader';
import type { RunClient } from '../../../transport/client';
import { type AsApproved, asApprovedField, readAsApproved } from './approved/approvedFields';
import {
	environmentField,
	mixedEnvironments,
	paymentsPausedField,
	readEnvironment,
	readPaused,
} from './circumstances';
import { differentPeopleField, readDifferentPeople, type RoleOfPerson } from './differentPeople';
import { type DuplicateChecks, duplicatesField, readDuplicates } from './duplicates/duplicateFields';
import { limitsField, type PaymentLimits, readLimits } from './limits/limitFields';
import { type PayeeChanges, payeeChangesField, readPayeeChanges } from './payee/payeeFields';

const fundingAccountReady: INodeProperties = {
	displayName: 'Funding Account Ready',
	name: 'fundingAccountReady',
	type: 'boolean',
	default: true,
	description:
		'Whether to look first at whether the account can pay: it is there and verified, and where BILL tells its balance, has the money for what this run pays from it. Costs one call a minute. If off, BILL refuses an account that cannot pay.',
};

const sessionTrusted: INodeProperties = {
	displayName: 'Session Trusted',
	name: 'sessionTrusted',
	type: 'boolean',
	default: true,
	description:
		'Whether BILL has to say that it trusts the session for payments. If off, only a session that it says it does not trust is stopped; where it says neither, the payment shows.',
};

/** Those that a mass payment sets for all of its bills. */
const SHARED = [
	environmentField,
	duplicatesField,
	fundingAccountReady,
	limitsField,
	paymentsPausedField,
	sessionTrusted,
];

/** Those that belong to one bill. */
const OF_BILL = [asApprovedField, differentPeopleField, payeeChangesField];

/** What has to be true before any money goes. */
export const safetyChecks: INodeProperties = {
	displayName: 'Safety Checks',
	name: 'safetyChecks',
	type: 'collection',
	placeholder: 'Add check',
	default: {},
	description:
		'What has to be true right before the money goes. If a check is not met, nothing is sent, and the error names everything that is in the way.',
	options: inOrder([...SHARED, ...OF_BILL]),
};

/** The same for a mass payment: what belongs to one bill stands in its row. */
export const massSafetyChecks: INodeProperties = {
	...safetyChecks,
	description:
		'What has to be true right before the money goes. If a check is not met for one of the bills, none is paid, and the error names everything that is in the way.',
	options: inOrder(SHARED),
};

/** What is compared of one bill. */
export interface ChecksOfBill {
	asApproved: AsApproved;
	payeeChanges: PayeeChanges | undefined;
	differentPeople: RoleOfPerson[];
}

/** The checks an item asks for. */
export interface SafetyChecks extends ChecksOfBill {
	/** What it may pay at most; undefined where nothing limits it. */
	limits: PaymentLimits | undefined;
	duplicates: DuplicateChecks | undefined;
	fundingAccountReady: boolean;
	sessionTrusted: boolean;
	isPaused: boolean;
}

/**
 * What an item says in Safety Checks. Nothing is asked yet.
 *
 * @throws NodeOperationError for a check that cannot be made as it is written; FailedCheckError `environmentsMixed`, because
 * what this BILL says about the invoice means nothing, and `agentNotPermitted`
 */
export function readSafetyChecks(client: RunClient, read: ParameterReader): SafetyChecks {
	assertAgentFillsNone(client);
	// Limits stood there once; a workflow that still has them there must not pay without.
	if (read.collection('options').limits !== undefined)
		throw read.refuse(
			'Options holds Limits, which are no longer read there',
			'Add them under Safety Checks.',
		);
	const given = read.collection(safetyChecks.name);
	const mixed = mixedEnvironments(client, readEnvironment(read, given.environment));
	if (mixed) throw refusedForAll(client, [mixed]);
	return {
		limits: readLimits(read, given.limits),
		duplicates: readDuplicates(read, given.duplicates),
		fundingAccountReady: given.fundingAccountReady === true,
		sessionTrusted: given.sessionTrusted === true,
		isPaused: readPaused(read, given.paymentsPaused),
		...readChecksOfBill(client, read, given),
	};
}

/** What belongs to one bill, under Safety Checks or in its row of a mass payment. */
export function readChecksOfBill(client: RunClient, read: ParameterReader, given: IDataObject): ChecksOfBill {
	return {
		asApproved: readAsApproved(read, given.asApproved),
		payeeChanges: readPayeeChanges(read, given.payeeChanges, client.ctx.getTimezone()),
		differentPeople: readDifferentPeople(read, given.differentPeople),
	};
}

/** What a row of a mass payment says about its checks. */
export function checksInRow(row: IDataObject): IDataObject {
	const named = OF_BILL.map(({ name }) => name).filter((name) => row[name] !== undefined);
	return Object.fromEntries(named.map((name) => [name, row[name]]));
}

/**
 * An agent must not say what it is checked against. Read from the node as it is stored, where a field that the agent fills holds
 * `$fromAI`.
 */
function assertAgentFillsNone({ ctx, node, itemIndex }: RunClient): void {
	if (!isAgentTool(ctx)) return;
	const stored = JSON.stringify(node.parameters[safetyChecks.name] ?? {});
	if (!/fromAI/i.test(stored)) return;
	throw new FailedCheckError(
		node,
		'agentNotPermitted',
		'A field of Safety Checks is filled by the agent, which must not say what its payments are checked against. Fill in the value, or take it from an earlier node.',
		itemIndex,
	);
}

function inOrder(fields: INodeProperties[]): INodeProperties[] {
	return [...fields].sort((one, other) => one.displayName.localeCompare(other.displayName));
}
