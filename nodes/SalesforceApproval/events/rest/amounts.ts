import chunk from 'lodash/chunk';
import type { SalesforceConnection } from '../../transport/connection';
import { CURRENCY_FIELD, hasCurrency } from '../../transport/describe';
import { IDS_IN_A_QUERY, queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import { NeedsPersonError } from '../source/source';

/** An amount of money; `currency` (ISO 4217) only where the org has several. */
export interface Amount {
	amount: number;
	currency?: string;
}

type Row = { Id: string } & Record<string, unknown>;

/**
 * The amounts of records as they are now, with their currency where the org has several: approvals themselves know
 * none. A record that was deleted, or that the user may not see, has none.
 */
export async function amountsOf(
	salesforce: SalesforceConnection,
	{ objectName, amountField, recordIds }: { objectName: string; amountField: string; recordIds: string[] },
): Promise<Map<string, Amount>> {
	const amounts = new Map<string, Amount>();
	if (amountField === '' || recordIds.length === 0) return amounts;
	const isWithCurrency = await hasCurrency(salesforce, objectName);
	const columns = ['Id', amountField, ...(isWithCurrency ? [CURRENCY_FIELD] : [])].join(', ');
	for (const ids of chunk([...new Set(recordIds)], IDS_IN_A_QUERY)) {
		const soql = `SELECT ${columns} FROM ${objectName} WHERE Id IN (${ids.map(quoted).join(', ')})`;
		for (const row of await queryRecords<Row>(salesforce, soql, Infinity)) {
			const amount = row[amountField];
			const currency = row[CURRENCY_FIELD];
			if (typeof amount !== 'number') continue;
			amounts.set(row.Id, { amount, ...(typeof currency === 'string' && { currency }) });
		}
	}
	return amounts;
}

/**
 * Proves that the object can be read and has the amount.
 * @throws {NeedsPersonError} naming the field, or SalesforceRefusedError when there is no such object
 */
export async function checkAmountField(
	salesforce: SalesforceConnection,
	{ objectName, amountField }: { objectName: string; amountField: string },
): Promise<void> {
	const { fields } = await salesforce.describe(objectName);
	if (amountField === '' || fields.some(({ name }) => name === amountField)) return;
	throw new NeedsPersonError(
		`${objectName} has no field ${amountField}`,
		'Set Amount Field to its API name, or leave it empty.',
	);
}
