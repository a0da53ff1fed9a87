import type { IDataObject } from 'n8n-workflow';
import { fromCents, toCents } from '../../../../shared/money';
import {
	chosenIn,
	MONEY_FIX,
	notMoney,
	type ParameterReader,
	shown,
	toRecord,
	toText,
} from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';

/** `autoPay` as BILL takes it, only what was given. */
export function toAutoPay(read: ParameterReader, collection: unknown): IDataObject {
	const settings = toRecord(toRecord(collection).settings);
	return withoutEmpty({
		enabled: settings.enabled,
		bankAccountId: chosenIn(settings.bankAccountId),
		maxAmount: toMaxAmount(read, settings.maxAmount),
		daysBeforeDueDate: toDays(read, 'Days Before Due Date', settings.daysBeforeDueDate),
	});
}

/** A text or a code; BILL refuses both at once. */
export function toPaymentPurpose(read: ParameterReader, fields: IDataObject): IDataObject {
	const text = toText(fields.paymentPurposeText);
	const value = toText(fields.paymentPurposeCode);
	const name = toText(fields.paymentPurposeCodeName);
	if (text && (value || name)) {
		throw read.refuse(
			'Payment Purpose and Payment Purpose Code are both filled in',
			'Keep the one that Get International Configuration asks for.',
		);
	}
	if (name && !value) {
		throw read.refuse('Payment Purpose Code is missing', 'Fill it in, or clear Payment Purpose Code Name.');
	}
	return withoutEmpty({ text, code: withoutEmpty({ name, value }) });
}

/** Whole days; undefined when nothing was given. */
export function toDays(read: ParameterReader, label: string, value: unknown): number | undefined {
	return read.count(value, label, 0);
}

function toMaxAmount(read: ParameterReader, value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const cents = toCents(value);
	if (cents === undefined) throw read.refuse(notMoney('Max Amount', value), MONEY_FIX);
	if (cents > 0) return fromCents(cents);
	throw read.refuse(
		`Max Amount is ${shown(value)}`,
		'Enter an amount above zero, or leave it empty for no limit.',
	);
}
