import { wordsOf } from '../../simulator/refusals';
import { Refusal } from './refusal';
import { REFUSALS } from './table';

/** The part of an ajv complaint that is read here. */
export interface SchemaComplaint {
	keyword: string;
	instancePath: string;
	params: Record<string, unknown>;
}

/** What a value of a JSON type is called. */
const WORDS: Record<string, string> = {
	array: 'a list',
	boolean: 'true or false',
	integer: 'a whole number',
	null: 'empty',
	number: 'a number',
	object: 'an object',
	string: 'text',
};

/** Only tell that one of several forms did not fit; the complaint about the form itself stands beside them. */
const OF_THE_VALIDATOR = ['if', 'anyOf', 'oneOf', 'allOf', 'not'];

/** `/billLineItems/0/amount` as `billLineItems[0].amount`. */
function fieldName(instancePath: string, last?: unknown): string {
	const parts = instancePath.split('/').slice(1);
	if (typeof last === 'string') parts.push(last);
	const name = parts.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
	return name.replace(/^\./, '') || 'request body';
}

function entryOf({ keyword, instancePath, params }: SchemaComplaint): {
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
				message: wordsOf(valueTooLong, { detail: `${field}, at most ${String(params.limit)} characters` }),
			};
		case 'enum':
			return {
				code: fieldInvalid.code,
				message: `${field}: must be one of ${JSON.stringify(params.allowedValues)}`,
			};
		case 'type':
			return {
				code: fieldInvalid.code,
				message: `${field}: must be ${WORDS[String(params.type)] ?? 'another kind of value'}`,
			};
		case 'minItems':
			return { code: fieldInvalid.code, message: `${field}: must not be empty` };
		case 'maxItems':
			return { code: fieldInvalid.code, message: `${field}: at most ${String(params.limit)} entries` };
		case 'minimum':
			return { code: fieldInvalid.code, message: `${field}: must be ${String(params.limit)} or more` };
		case 'format':
			return { code: fieldInvalid.code, message: `${field}: must be written as yyyy-MM-dd` };
		default:
			return { code: fieldInvalid.code, message: `${field}: is not valid` };
	}
}

/**
 * Validation failures arrive as several entries, `field: must not be null` or `field: must not be blank`, code BDC_1000
 * (reported by integrators); a value too long has its own code.
 */
export function schemaRefusal(complaints: SchemaComplaint[]): Refusal {
	const { status, category } = REFUSALS.fieldInvalid;
	const telling = complaints.filter(({ keyword }) => !OF_THE_VALIDATOR.includes(keyword));
	return new Refusal(
		status,
		(telling.length > 0 ? telling : complaints).map((complaint) => ({ ...entryOf(complaint), category })),
	);
}
