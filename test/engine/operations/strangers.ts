/** The part of a JSON schema the editor reads. */
export interface Schema {
	/** One type, or several where a field may be empty. */
	type: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	/** The record has fields nobody can list beforehand. */
	additionalProperties?: boolean;
}

/** The paths of a record the schema does not know, or knows as another type. */
export function strangers(value: unknown, schema: Schema | undefined, path = ''): string[] {
	const type = Array.isArray(value) ? 'array' : typeof value;
	if (value === null) return schema ? [] : [`${path}: null`];
	if (!schema || ![schema.type].flat().includes(type)) return [`${path}: ${type}`];
	if (Array.isArray(value)) return value.flatMap((row) => strangers(row, schema.items, `${path}[]`));
	if (type !== 'object' || schema.additionalProperties) return [];
	return Object.entries(Object(value)).flatMap(([name, field]) =>
		strangers(field, schema.properties?.[name], `${path}.${name}`),
	);
}
