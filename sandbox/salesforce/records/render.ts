import type { ObjectDefinition, Row } from '../metadata/definition';

/** What every record in a reply begins with. */
export interface RecordAttributes {
	type: string;
	url: string;
}

/** Type and address of a record; `base` is `/services/data/vNN.0`. */
export function recordAttributes(base: string, type: string, id: string): RecordAttributes {
	return { type, url: `${base}/sobjects/${type}/${id}` };
}

/** A record with the named fields, or with all of them. */
export function renderRecord(
	base: string,
	object: ObjectDefinition,
	row: Row,
	fieldNames: string[] = object.fields.map(({ name }) => name),
): Record<string, unknown> {
	const values = Object.fromEntries(fieldNames.map((name) => [name, row[name] ?? null]));
	return { attributes: recordAttributes(base, object.name, String(row.Id)), ...values };
}
