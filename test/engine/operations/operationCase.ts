import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { BillRecords } from '../billRecords';
import type { BillAt, BillRow } from '../billSandbox';

/** What is in BILL before a case runs; `more` holds what the case itself arranged. */
export type CaseRecords = BillRecords & { more: Record<string, BillRow> };

/**
 * One operation of the BILL node: parameters as a workflow has them, an item with which it succeeds, and one with which it
 * is refused. Parameters are expressions, so that a value taken from the wrong item shows.
 */
export interface OperationCase {
	resource: string;
	operation: string;
	/** Puts into BILL what this case needs beyond the usual records. */
	arrange?: (sandbox: BillAt, records: BillRecords) => Promise<Record<string, BillRow>>;
	parameters?: INodeParameters;
	good: (records: CaseRecords) => IDataObject | INodeExecutionData;
	/** What the good item brings back, in part, each record. */
	returns: (records: CaseRecords) => object[];
	/** An item that is refused; without one, the credential is spoilt instead. */
	bad?: (records: CaseRecords) => IDataObject | INodeExecutionData;
	/** What the refusal says, at least. */
	refusal: RegExp;
}

/** A resource locator filled with an id. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** An id no record has. */
export const UNKNOWN = 'no-such-id';
