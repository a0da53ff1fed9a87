import { type ParameterReader, toRecord, toText } from '../../parameters/reader';

/**
 * The ids given in Approvers, in order; a row may hold several with commas between them.
 *
 * @throws NodeOperationError for a row without an id, or an id that stands there twice
 */
export function readApprovers(read: ParameterReader, value: unknown): string[] {
	const { approver } = toRecord(value);
	const rows = Array.isArray(approver) ? approver.map(toRecord) : [];
	const ids = rows.flatMap((row, index) => {
		const given = idsIn(row.userId);
		if (given.length > 0) return given;
		throw read.refuse(`Approver ${index + 1} is missing`, 'Choose a user, or remove the row.');
	});
	const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
	if (repeated === undefined) return ids;
	throw read.refuse(
		`Approvers lists ${repeated} twice`,
		'Each approver decides once. Remove the second row.',
	);
}

/** Inside a collection n8n hands a resource locator over as it is stored. */
function idsIn(value: unknown): string[] {
	const text = toText(typeof value === 'object' && value !== null ? toRecord(value).value : value);
	return text
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
}
