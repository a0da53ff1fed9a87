import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toCents } from '../../../../../shared/money';
import { isEmpty } from '../../../../../shared/parameters/reader';
import { parseOrKeep } from '../../../../../shared/values/json';
import { toCurrency } from '../../../../parameters/codes';
import { vendorLocator } from '../../../../parameters/locators';
import {
	chosenIn,
	MONEY_FIX,
	notMoney,
	type ParameterReader,
	shown,
	toRecord,
} from '../../../../parameters/reader';
import { isPayeeSeal } from '../../../vendor/find/payeeSeal';

/** One line as it was approved; of its codes those that are given are compared. */
export interface ApprovedLine {
	cents: number;
	codes: Record<string, string>;
}

/** What was approved. What is undefined is not compared. */
export interface AsApproved {
	vendorId?: string;
	payeeSeal?: string;
	cents?: number;
	currency?: string;
	invoiceNumber?: string;
	lines?: ApprovedLine[];
}

/** As BILL calls them under `classifications` of a line. */
export const LINE_CODES = [
	'chartOfAccountId',
	'accountingClassId',
	'departmentId',
	'employeeId',
	'itemId',
	'jobId',
	'locationId',
	'customerId',
];

export const asApprovedField: INodeProperties = {
	displayName: 'As Approved',
	name: 'asApproved',
	type: 'collection',
	placeholder: 'Add value',
	default: {},
	description:
		'What was approved. It is compared with the bill and the vendor as BILL has them right before the payment; a field that is empty is not compared.',
	options: [
		{
			displayName: 'Amount',
			name: 'amount',
			type: 'string',
			default: '',
			placeholder: 'e.g. 120.50',
			description: 'What the whole bill comes to. The payment may not be above it either.',
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			placeholder: 'e.g. USD',
			description: 'The currency of the bill: three letters (ISO 4217)',
		},
		{
			displayName: 'Invoice Number',
			name: 'invoiceNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. INV-2026-0107',
			description: 'As it was approved. The 21 characters that BILL keeps of a longer one count as the same.',
		},
		{
			displayName: 'Lines',
			name: 'lines',
			type: 'json',
			default: '',
			placeholder: 'e.g. [{"amount": 120.50, "chartOfAccountId": "0ca01ABCDEFGHIJKLMNO"}]',
			description: `A list of objects with amount and, where they are to be compared, the codes of the line: ${LINE_CODES.join(', ')}. Their order makes no difference.`,
		},
		{
			displayName: 'Payee Seal',
			name: 'payeeSeal',
			type: 'string',
			default: '',
			placeholder: 'e.g. p1.0f3c5a9b7d21.77aa01b2c3d4.5e6f708192a3.-.-',
			description:
				'What Vendor: Get Payee returned when the payment was approved. If the vendor has another name, address, way of payment, bank account or email now, nothing is sent.',
		},
		{
			...vendorLocator,
			required: false,
			description:
				'The vendor in BILL. With it, the vendors of all items are read with one call. If empty, they are read once the bills are known.',
		},
	],
};

/** What stands under As Approved, or in a row of a mass payment. @throws NodeOperationError for what cannot be compared */
export function readAsApproved(read: ParameterReader, value: unknown): AsApproved {
	const given = toRecord(value);
	const text = (name: string, label: string, keepsDigits = false) =>
		isEmpty(given[name]) ? undefined : read.textOf(given[name], label, keepsDigits);
	const payeeSeal = text('payeeSeal', 'Payee Seal');
	if (payeeSeal !== undefined) assertSeal(read, 'Payee Seal', payeeSeal);
	return {
		vendorId: chosenIn(given.vendorId) || undefined,
		payeeSeal,
		cents: isEmpty(given.amount) ? undefined : centsOf(read, 'Amount of As Approved', given.amount),
		currency: isEmpty(given.currency)
			? undefined
			: toCurrency(read, 'Currency of As Approved', given.currency),
		invoiceNumber: text('invoiceNumber', 'Invoice Number of As Approved', true),
		lines: readLines(read, given.lines),
	};
}

/** A seal that is none would never be equal, and the reason would be a riddle. */
export function assertSeal(read: ParameterReader, label: string, seal: string): void {
	if (isPayeeSeal(seal)) return;
	throw read.refuse(`${label} is ${shown(seal)}, which is no seal`, 'Enter what Vendor: Get Payee returns.');
}

function readLines(read: ParameterReader, value: unknown): ApprovedLine[] | undefined {
	if (isEmpty(value)) return undefined;
	const rows = parseOrKeep(value);
	if (!Array.isArray(rows))
		throw read.refuse(`Lines is ${shown(value)}, which is not a list`, 'Write it as [{"amount": 120.50}].');
	if (rows.length === 0) return undefined;
	return rows.map((row, place) => {
		const { amount, ...given } = toRecord(row);
		return {
			cents: centsOf(read, `amount of line ${place + 1}`, amount),
			codes: codesIn(read, given, place),
		};
	});
}

function codesIn(read: ParameterReader, given: IDataObject, place: number): Record<string, string> {
	const codes = LINE_CODES.filter((name) => !isEmpty(given[name]));
	return Object.fromEntries(
		codes.map((name) => [name, read.textOf(given[name], `${name} of line ${place + 1}`, true)]),
	);
}

function centsOf(read: ParameterReader, label: string, amount: unknown): number {
	const cents = toCents(amount);
	if (cents === undefined) throw read.refuse(notMoney(label, amount), MONEY_FIX);
	return cents;
}
