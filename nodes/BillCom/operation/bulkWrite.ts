import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../transport/client';
import type { BillRefusedError } from '../transport/errors';
import type { Locks } from './lockKinds';
import type { SendAgain } from './sendAgain';

/** One input item, read and checked, ready to share a call. */
export interface BulkDraft {
	body: IDataObject;
	/** The business key: two drafts of one key are one record. */
	key: string;
	/** Opens messages, for example "Invoice INV-88". */
	subject: string;
	itemIndex: number;
	/** Nothing tells its record from an older one once this run is over, see `BulkWrite.isKeyless`. */
	isKeyless?: boolean;
}

/**
 * How the items of an operation share calls that BILL takes or refuses as a whole. The order of things is in
 * `sendInBulk`; this says what is special about a record.
 */
export interface BulkWrite<Draft extends BulkDraft = BulkDraft> {
	/** Most records BILL takes in one call. */
	size: number;
	/** What else somebody who sends in bulk has to know, in words for the field. */
	note?: string;
	/** BILL takes a call as a whole: some of its records alone are others that look alike, or BILL does not show all yet. */
	takesAllOrNone?: boolean;
	/** Nothing of ours stays with the records: a second try of a run takes what the first one wrote from memory. */
	isKeyless?: boolean;
	/** What nobody else may write between the look and the call, besides what the operation names in `writes`. */
	locks?(draft: Draft): Locks;
	/** Reads and checks one item; throws what is wrong with it. Sends no write. */
	prepare(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<Draft>;
	/** Checks that take all drafts together, such as whether their vendors are active: what is wrong with which. */
	check?(client: RunClient, drafts: Draft[]): Promise<Map<Draft, Error>>;
	/** Of drafts with one key those of the lowest rank go first; without it, the order of the items counts. */
	rank?(draft: Draft): number;
	/** Whether what became of an earlier draft of its key settles a draft, too; otherwise its own turn comes. Without it, it does. */
	isSettledBy?(draft: Draft, first: Draft, record: IDataObject): boolean;
	/** Drafts of different groups never share a call. Without it all may. */
	groupOf?(draft: Draft): string;
	/**
	 * Records BILL already holds, by key. Asked once for all items before anything is sent, and again for the drafts of a
	 * call whose outcome is unknown.
	 */
	find(client: RunClient, drafts: Draft[]): Promise<Map<string, IDataObject>>;
	/** What leaves the node for a record that was there before. Throws when it is not what the draft says. */
	accept(client: RunClient, record: IDataObject, draft: Draft): IDataObject;
	/**
	 * One call. Returns BILL's records, or at the place of its draft what is wrong with that one alone; throws
	 * BillRefusedError or UnknownOutcomeError.
	 */
	send(client: RunClient, drafts: Draft[]): Promise<Array<IDataObject | Error>>;
	/** What leaves the node for a draft BILL refused by itself, where that is no failure. Throws where it is one. */
	rescue?(client: RunClient, draft: Draft, refused: BillRefusedError): Promise<IDataObject>;
	/** The key of a record BILL returned, empty when it does not tell; then the order counts. */
	keyOf(record: IDataObject): string;
	/** What leaves the node for a record that was just written. */
	written(record: IDataObject): IDataObject;
	/** Whether a call may be sent again when its outcome was unknown and nothing of it is found. */
	maySendAgain: SendAgain;
}
