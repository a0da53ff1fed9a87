import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { BillClient } from '../transport/client';

/** How the items of a Get share calls. Nothing is written, so an item that the list does not answer is simply read alone. */
export interface BulkRead {
	/** Most records one call returns. */
	size: number;
	/**
	 * The id of the record an item asks for; undefined for an item that only a call of its own can answer. Throws what is
	 * wrong with the item.
	 */
	idOf(ctx: IExecuteFunctions, itemIndex: number): string | undefined;
	/** The records of these ids by id, as a Get returns them. Those BILL does not know are missing. */
	list(client: BillClient, ids: string[]): Promise<Map<string, IDataObject>>;
	/** What the list leaves out, in words for the field. */
	note?: string;
}
