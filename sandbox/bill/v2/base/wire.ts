import type { Refusal } from '../../refusals/refusal';
import type { Reply } from '../../world/reply';

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

/** v2 success: HTTP 200, `response_status` 0 (v2/docs/api-structure). */
export function v2Success(data: unknown): Reply {
	return { status: 200, body: { response_status: 0, response_message: 'Success', response_data: data } };
}

/** v2 failure: HTTP 200 all the same, `response_status` 1 (v2/docs/common-error-codes). */
export function v2Failure(refused: Refusal): Reply {
	const [{ code, message }] = refused.entries;
	return {
		status: 200,
		body: {
			response_status: 1,
			response_message: 'Error',
			response_data: { error_code: code, error_message: message },
		},
	};
}
