import { type ParameterReader, toText } from '../../../parameters/reader';

/** BILL createpayment, 2026-11. */
const DESCRIPTION_MAX = 70;

/** The memo of a payment; empty when none was given. @throws NodeOperationError for one BILL would cut or refuse */
export function readDescription(read: ParameterReader, given: unknown): string {
	const description = toText(given);
	if (description.length <= DESCRIPTION_MAX) return description;
	throw read.refuse(
		`Description has ${description.length} characters, and BILL accepts at most ${DESCRIPTION_MAX}`,
		'Shorten it.',
	);
}
