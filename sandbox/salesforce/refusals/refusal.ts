import { wordsOf } from '../../simulator/refusals';
import { type RefusalName, REFUSALS } from './table';

/** A request the platform does not carry out. Thrown inside a transaction it also undoes what was done there. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly errorCode: string,
		message: string,
		/** Names of the fields it is about; undefined where the platform leaves the list out. */
		readonly fields?: string[],
	) {
		super(message);
		this.name = 'Refusal';
	}
}

/** The refusal of that name from the table; `values` fill the `{placeholders}` of its message. */
export function refusal(
	name: RefusalName,
	values: Record<string, string | number> = {},
	fields?: string[],
): Refusal {
	const row = REFUSALS[name];
	return new Refusal(row.status, row.errorCode, wordsOf(row, values), fields);
}

/** The array body every REST refusal has. */
export function refusalBody({ message, errorCode, fields }: Refusal): Array<Record<string, unknown>> {
	return [fields ? { message, errorCode, fields } : { message, errorCode }];
}

/** One entry of `errors` in the result of a collection or an approval request. */
export function refusalEntry({ message, errorCode, fields }: Refusal): Record<string, unknown> {
	return { statusCode: errorCode, message, fields: fields ?? [] };
}

/** The refusal behind something caught. @throws what was caught, when it is a defect of the simulator instead */
export function asRefusal(caught: unknown): Refusal {
	if (caught instanceof Refusal) return caught;
	throw caught;
}
