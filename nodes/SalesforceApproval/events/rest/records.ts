import type { IDataObject } from 'n8n-workflow';
import type { SalesforceConnection } from '../../transport/connection';
import { describeObject } from '../../transport/describe';
import { queryRecords } from '../../transport/query';
import { SalesforceRefusedError } from '../../transport/refusal';
import { quoted } from '../../transport/soqlLiterals';
import { flatRecord } from '../../transport/flatRecord';
import { soqlDate } from './window';

/** What Salesforce answers when a record is gone, or the user may not see it. */
const GONE = ['NOT_FOUND', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY'];
const NUMBER_TYPES = ['double', 'currency', 'percent', 'int', 'long'];

/** Records as they are now. */
export interface Records {
	/** All fields the user may see; null when the record is gone. One REST call. */
	read(objectName: string, recordId: string): Promise<IDataObject | null>;
	/** Ids of records changed at or after a moment (epoch ms), where `field` has the value, if one is given. None where the object has no such field. */
	changedSince(
		objectName: string,
		sinceMs: number,
		condition?: { field: string; value: string },
	): Promise<string[]>;
}

/** Reads over REST; `connect` costs no request. Throws SalesforceRefusedError, or n8n's NodeApiError without an answer. */
export function recordsOf(connect: () => Promise<SalesforceConnection>): Records {
	return {
		async read(objectName, recordId) {
			const salesforce = await connect();
			const reading = salesforce.sobject(objectName).retrieve(recordId);
			const record = await reading.catch((error: unknown) => (isGone(error) ? null : Promise.reject(error)));
			return record && flatRecord(record);
		},
		async changedSince(objectName, sinceMs, condition) {
			const salesforce = await connect();
			const where = [`SystemModstamp >= ${soqlDate(sinceMs)}`];
			if (condition) {
				const { fields } = await describeObject(salesforce, objectName);
				const { field, value } = condition;
				const isField = (name: string) => name.toLowerCase() === field.toLowerCase();
				const type = [...fields.values()].find(({ name }) => isField(name))?.type;
				// A channel carries changes of several objects; one without the field cannot have got the value.
				if (type === undefined) return [];
				const isBare = type === 'boolean' || NUMBER_TYPES.includes(type);
				where.push(`${field} = ${isBare ? bare(value) : quoted(value)}`);
			}
			const soql = `SELECT Id FROM ${objectName} WHERE ${where.join(' AND ')} ORDER BY SystemModstamp, Id`;
			const rows = await queryRecords<{ Id: string }>(salesforce, soql, Infinity);
			return rows.map(({ Id }) => Id);
		},
	};
}

function isGone(error: unknown): boolean {
	return error instanceof SalesforceRefusedError && GONE.includes(error.code);
}

/** A number or a checkbox; anything else matches nothing. */
function bare(value: string): string {
	return /^(true|false|[+-]?\d+(\.\d+)?)$/i.test(value) ? value.toLowerCase() : 'null';
}
