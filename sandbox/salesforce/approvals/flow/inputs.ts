import { refusal } from '../../refusals/refusal';
import { toId18 } from '../../values/ids';

/** Inputs of an action as they came. */
export type ActionInputs = Readonly<Record<string, unknown>>;

/** An id among the inputs. @throws {Refusal} when it is missing or no id */
export function requireId(inputs: ActionInputs, field: string): string {
	const value = inputs[field];
	if (value === undefined || value === null || value === '')
		throw refusal('flowArgument', { field }, [field]);
	const id = toId18(String(value));
	if (!id) throw refusal('malformedId', { value: String(value) }, [field]);
	return id;
}

/** A text among the inputs, null where there is none. */
export function textOf(inputs: ActionInputs, field: string): string | null {
	const value = inputs[field];
	return typeof value === 'string' && value !== '' ? value : null;
}
