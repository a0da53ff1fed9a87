import type { INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../../../../shared/parameters/reader';
import type { Objection } from '../../../operation/failure';
import { type ParameterReader, shown } from '../../../parameters/reader';
import type { BillClient } from '../../../transport/client';
import { isProductionOf } from '../../../transport/credential';

export const environmentField: INodeProperties = {
	displayName: 'Approved In',
	name: 'environment',
	type: 'options',
	options: [
		{ name: 'Any Environment', value: '' },
		{ name: 'Production', value: 'production' },
		{ name: 'Sandbox', value: 'sandbox' },
	],
	default: '',
	description:
		'Where the invoice was approved, such as whether the Salesforce org is a sandbox. If the BILL credential belongs to the other environment, nothing is asked and nothing is sent.',
};

export const paymentsPausedField: INodeProperties = {
	displayName: 'Payments Paused',
	name: 'paymentsPaused',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.paymentsPaused }}',
	description:
		'A switch from outside: with yes, true, on or 1 nothing is sent; if it is empty, no, false, off or 0, payments run',
};

const ON = new Set(['yes', 'y', 'true', 'on', '1', 'paused']);
const OFF = new Set(['', 'no', 'n', 'false', 'off', '0']);

/** Whether payments are paused. @throws NodeOperationError for a word that may mean either */
export function readPaused(read: ParameterReader, value: unknown): boolean {
	const word = isEmpty(value) ? '' : String(value).trim().toLowerCase();
	if (ON.has(word)) return true;
	if (OFF.has(word)) return false;
	throw read.refuse(`Payments Paused is ${shown(value)}`, 'Use yes or no.');
}

export const PAUSED: Objection = {
	reason: 'paymentsPaused',
	what: 'payments are paused',
	fix: 'Nothing was sent. It can be paid once somebody lets payments go on.',
	expected: 'no',
	found: 'yes',
};

/** Where an item was approved; undefined where that makes no difference. */
export function readEnvironment(read: ParameterReader, value: unknown): 'production' | 'sandbox' | undefined {
	if (isEmpty(value)) return undefined;
	if (value === 'production' || value === 'sandbox') return value;
	throw read.refuse(`Approved In is ${shown(value)}`, 'Use production or sandbox, or leave it empty.');
}

/** Why something approved there must not be paid with this credential; an address of one's own is BILL's production only by name. */
export function mixedEnvironments(
	{ credential }: BillClient,
	approvedIn: 'production' | 'sandbox' | undefined,
): Objection | undefined {
	const paidIn = isProductionOf(credential) ? 'production' : 'sandbox';
	if (approvedIn === undefined || approvedIn === paidIn) return undefined;
	return {
		reason: 'environmentsMixed',
		what: `it was approved in ${approvedIn}, and the BILL credential belongs to ${paidIn}`,
		fix: `Nothing was asked and nothing was sent. Choose the BILL credential of ${approvedIn}.`,
		expected: approvedIn,
		found: paidIn,
	};
}
