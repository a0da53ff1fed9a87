import { Refusal } from './refusal';
import { REFUSALS } from './refusals';

/** The part of an ajv complaint that is read here. */
export interface SchemaComplaint {
	keyword: string;
	instancePath: string;
	params: Record<string, unknown>;
	message?: string;
}

/** `/billLineItems/0/amount` as `billLineItems[0].amount`. */
function fieldName(instancePath: string, last?: unknown): string {
	const parts = instancePath.split('/').slice(1);
	if (typeof last === 'string') parts.push(last);
	const name = parts.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
	return name.replace(/^\./, '') || 'request body';
}

function entryOf({ keyword, instancePath, params, message }: SchemaComplaint): {
	code: string;
	message: string;
} {
	const { fieldInvalid, valueTooLong } = REFUSALS;
	const field = fieldName(instancePath);
	switch (keyword) {
		case 'required':
			return {
				code: fieldInvalid.code,
				message: `${fieldName(instancePath, params.missingProperty)}: must not be null`,
			};
		case 'additionalProperties':
			return {
				code: fieldInvalid.code,
				message: `${fieldName(instancePath, params.additionalProperty)}: unknown field`,
			};
		case 'minLength':
			return { code: fieldInvalid.code, message: `${field}: must not be blank` };
		case 'maxLength':
			return {
				code: valueTooLong.code,
				message: valueTooLong.message.replace(
					'{detail}',
					`${field}, at most ${String(params.limit)} characters`,
				),
			};
		case 'enum':
			return {
				code: fieldInvalid.code,
				message: `${field}: must be one of ${JSON.stringify(params.allowedValues)}`,
			};
		default:
			return { code: fieldInvalid.code, message: `${field}: ${message ?? 'is not valid'}` };
	}
}

/**
 * Validation failures arrive as several entries, `field: must not be null` or `field: must not be blank`, code BDC_1000
 * (reported by integrators); a value too long has its own code.
 */
export function schemaRefusal(complaints: SchemaComplaint[]): Refusal {
	const { status, category } = REFUSALS.fieldInvalid;
	return new Refusal(
		status,
		complaints.map((complaint) => ({ ...entryOf(complaint), category })),
	);
}
