import type { IDataObject } from 'n8n-workflow';
import { formatCents } from '../../shared/money';
import { textOf } from '../records/record';

/** What a person reads of a record: "Northwind Paper, 120.50, SCHEDULED". Empty parts are left out. */
export function labelOf(...parts: string[]): string {
	return parts.filter(Boolean).join(', ');
}

/** Texts of fields, empty where one is missing. */
export function textsOf(record: IDataObject, ...fields: string[]): string[] {
	return fields.map((field) => textOf(record, field));
}

/** Cents as people read them; empty where BILL tells no amount. */
export function amountLabel(cents: number | undefined): string {
	return cents === undefined ? '' : formatCents(cents);
}
