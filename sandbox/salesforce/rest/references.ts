import { isJsonObject } from '../../simulator/fields';
import { refusal } from '../refusals/refusal';

/** Results of earlier subrequests by reference id. */
export type EarlierResults = ReadonlyMap<string, { body: unknown; httpStatusCode: number }>;

const REFERENCE = /@\{([^}]+)\}/g;

/**
 * Replaces `@{ref.path}` in texts, arrays and objects by what earlier subrequests answered.
 * @throws {Refusal} PROCESSING_HALTED when there is no such value
 */
export function resolveReferences(value: unknown, earlier: EarlierResults): unknown {
	if (typeof value === 'string') return value.replace(REFERENCE, (_, path: string) => lookUp(path, earlier));
	if (Array.isArray(value)) return value.map((entry) => resolveReferences(entry, earlier));
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, resolveReferences(entry, earlier)]),
	);
}

/** Paths look like `newBill.id` or `found.records[0].Id`. */
function lookUp(path: string, earlier: EarlierResults): string {
	const [reference, ...keys] = path.replace(/\[(\d+)\]/g, '.$1').split('.');
	const result = earlier.get(reference);
	if (result && result.httpStatusCode >= 400) throw refusal('processingHalted');
	let value: unknown = result?.body;
	for (const key of keys) {
		if (Array.isArray(value)) value = value[Number(key)];
		else value = isJsonObject(value) ? value[key] : undefined;
	}
	if (value === undefined || value === null || typeof value === 'object') {
		throw refusal('invalidReference', { reference: path });
	}
	return String(value);
}
