/** Values of n8n's Data Tables as n8n 2.41.1 checks and keeps them (dist/modules/data-table/data-table.service.js). */
import { validateFieldType } from 'n8n-workflow';
import type { DataTableColumnType } from 'n8n-workflow';

export type ColumnType = DataTableColumnType;
/** Dates are kept as milliseconds, as SQLite keeps them as texts that sort in the same way. */
export type Stored = string | number | boolean | null;
export type StoredRow = Record<string, Stored>;

const FIELD_TYPES = { string: 'string', number: 'number', boolean: 'boolean', date: 'dateTime' } as const;

/** @throws Error in n8n's words */
export function toStored(value: unknown, column: string, type: ColumnType): Stored {
	if (value === null || value === undefined) return null;
	const checked = validateFieldType(column, value, FIELD_TYPES[type], { strict: false, parseStrings: false });
	if (!checked.valid)
		throw new Error(`value '${String(value)}' does not match column type '${type}': ${checked.errorMessage}`);
	if (type !== 'date') return checked.newValue as Stored;
	const date: { toMillis(): number } = checked.newValue as never;
	return date.toMillis();
}

/** As n8n hands a value to the node. */
export function fromStored(value: Stored, type: ColumnType): unknown {
	return type === 'date' && typeof value === 'number' ? new Date(value) : value;
}
