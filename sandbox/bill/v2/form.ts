/** A v2 form: credentials as fields, the rest as JSON text in `data`. */
export type V2Form = Record<string, unknown>;

/** The form with `data` parsed. Text that is not JSON stays text, so that the route can refuse it. */
export function readForm(body: unknown): V2Form {
	const fields: V2Form = typeof body === 'object' && body !== null ? { ...body } : {};
	if (typeof fields.data !== 'string') return fields;
	try {
		return { ...fields, data: JSON.parse(fields.data) };
	} catch {
		return fields;
	}
}
