import { holdsDigits, isPostalCode, textMisfit } from '../../../shared/values/text';
import { postalCodeMisfit } from '../../../shared/values/postalCode';
import type { FieldShape } from '../../transport/describe';
import type { OperationCall } from '../../operation/operation';

/** Types whose numbers are names of something, never amounts. */
const KEY_TYPES = ['id', 'reference', 'phone', 'encryptedstring'];

/**
 * The text of a value for a field that holds text. Its blanks stay.
 *
 * @param country of the same address, where it is known; a postal code given as a number is judged by it
 * @throws NodeOperationError for anything but a text, or a number that cannot have lost a digit
 */
export function fieldText(call: OperationCall, field: FieldShape, value: unknown, country = ''): string {
	const label = `${field.label} (${field.name})`;
	const misfit = isPostalCode(field.name)
		? (postalCodeMisfit(value, label, country) ?? textMisfit(value, label, false))
		: textMisfit(value, label, isKey(field));
	if (misfit) throw call.read.refuse(misfit.what, misfit.fix);
	return String(value);
}

function isKey({ type, name, isExternalKey }: FieldShape): boolean {
	return isExternalKey || KEY_TYPES.includes(type) || holdsDigits(name);
}
