import type { INodeProperties } from 'n8n-workflow';
import type { ParameterReader } from '../../../parameters/reader';
import { limitsField, type PaymentLimits, readLimits } from './limits/limitFields';

/** What has to be true before any money goes. */
export const safetyChecks: INodeProperties = {
	displayName: 'Safety Checks',
	name: 'safetyChecks',
	type: 'collection',
	placeholder: 'Add check',
	default: {},
	description:
		'What has to be true right before the money goes. If a check is not met, nothing is sent, and the error names everything that is in the way.',
	options: [limitsField],
};

/** The checks an item asks for. */
export interface SafetyChecks {
	/** What it may pay at most; undefined where nothing limits it. */
	limits: PaymentLimits | undefined;
}

/**
 * What an item says in Safety Checks.
 *
 * @throws NodeOperationError for a check that cannot be made as it is written
 */
export function readSafetyChecks(read: ParameterReader): SafetyChecks {
	// Limits stood there once; a workflow that still has them there must not pay without.
	if (read.collection('options').limits !== undefined)
		throw read.refuse(
			'Options holds Limits, which are no longer read there',
			'Add them under Safety Checks.',
		);
	const given = read.collection(safetyChecks.name);
	return { limits: readLimits(read, given.limits) };
}
