import type { FieldValue, Row } from '../../metadata/definition';
import { toBitmaps } from './bitmap';
import { ADDRESS_PARTS, type ChangeEventDefinition, type ChangeType, type Slot } from './definition';

/** A text this long is sent as a difference from what it was before. */
const DIFF_FROM_LENGTH = 1000;

const EMPTY_ADDRESS = Object.fromEntries(ADDRESS_PARTS.map(([part]) => [part, null]));

/** One record's change in one transaction: `before` is absent for a new record, `after` for a deleted one. */
export interface Change {
	definition: ChangeEventDefinition;
	entityName: string;
	recordId: string;
	userId: string;
	before?: Row;
	after?: Row;
}

/** What several records of one transaction may share; one event then tells of all of them. */
export interface ChangeBody {
	changeType: ChangeType;
	changedFields: string[];
	nulledFields: string[];
	diffFields: string[];
	/** The event's fields besides the header, complete. */
	fields: Record<string, unknown>;
}

/**
 * What the event says about a change (Salesforce Change Data Capture guide, event body fields, 2026-11): a new record
 * with all its values and no changed fields; an update with the new values of what changed, everything else empty; a
 * deletion without values. Undefined when nothing changed.
 */
export function bodyOf({ definition, before, after }: Change): ChangeBody | undefined {
	if (!after) return bodyWith(definition, 'DELETE', []);
	if (!before) return bodyWith(definition, 'CREATE', valuesOf(definition.slots, after));
	const differs = ({ field }: Slot) => before[field.name] !== after[field.name];
	if (!definition.slots.some(differs)) return undefined;
	// The time of the change always counts, also within the second of the one before.
	const changed = definition.slots.filter((slot) => differs(slot) || slot.field.name === 'LastModifiedDate');
	const diffs = changed.filter(({ field }) => isDiff(before[field.name], after[field.name]));
	const values = valuesOf(changed, after).map(({ slot, value }) => ({
		slot,
		value: diffs.includes(slot) ? diffOf(String(before[slot.field.name]), String(value)) : value,
	}));
	return {
		...bodyWith(definition, 'UPDATE', values),
		changedFields: toBitmaps(changed.map(({ path }) => path)),
		nulledFields: toBitmaps(
			changed.filter(({ field }) => after[field.name] === null).map(({ path }) => path),
		),
		diffFields: toBitmaps(diffs.map(({ path }) => path)),
	};
}

/** The body of an event without values: a deletion, a gap or an overflow. */
export function bodyWith(
	definition: ChangeEventDefinition,
	changeType: ChangeType,
	values: Array<{ slot: Slot; value: unknown }>,
): ChangeBody {
	const fields: Record<string, unknown> = Object.fromEntries(
		definition.schema.fields.slice(1).map(({ name }) => [name, null]),
	);
	for (const { slot, value } of values) {
		const [name, part] = slot.names;
		if (part === undefined) fields[name] = value;
		else fields[name] = { ...EMPTY_ADDRESS, ...Object(fields[name]), [part]: value };
	}
	return { changeType, changedFields: [], nulledFields: [], diffFields: [], fields };
}

function valuesOf(slots: Slot[], row: Row): Array<{ slot: Slot; value: unknown }> {
	return slots.map((slot) => ({ slot, value: toAvro(slot.field.type, row[slot.field.name] ?? null) }));
}

/** Days and moments travel as epoch milliseconds, a day as its midnight in UTC. */
function toAvro(type: string, value: FieldValue): FieldValue {
	if (value === null || (type !== 'date' && type !== 'datetime')) return value;
	return Date.parse(String(value).replace('+0000', 'Z'));
}

function isDiff(before: FieldValue, after: FieldValue): boolean {
	return (
		typeof before === 'string' &&
		typeof after === 'string' &&
		Math.min(before.length, after.length) >= DIFF_FROM_LENGTH
	);
}

/** A unified diff; lines, because nothing reads it back. */
function diffOf(before: string, after: string): string {
	const lines = (text: string, mark: string) => text.split('\n').map((line) => mark + line);
	return ['--- ', '+++ ', '@@ @@', ...lines(before, '-'), ...lines(after, '+')].join('\n');
}
