import type { IBinaryData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { BillAgentRules } from './agentPermission';
import type { BulkRead } from './bulkRead';
import type { BulkWrite } from './bulkWrite';
import type { LockKind } from './lockKinds';
import type { Output } from '../../shared/operation/outputShape';
import type { RunClient } from '../transport/client';

/** A record with files, for example a downloaded document. */
export class RecordWithFiles {
	constructor(
		readonly json: IDataObject,
		/** By the name the user chose for the field. */
		readonly binary: Record<string, IBinaryData>,
	) {}
}

/** What leaves the node for an item. */
export type Result = IDataObject | RecordWithFiles;

/** One verb of a resource: its menu entry, its fields, and what it does for one item. */
export interface Operation extends BillAgentRules {
	/** In the order of the editor. `resource` shows them for this operation only. */
	fields: INodeProperties[];
	output: Output;
	/**
	 * BILL calls for one item that succeeds, nothing remembered from earlier items, sign-in not counted. Each call takes
	 * one of three lanes and counts towards 20,000 an hour.
	 */
	calls: number;
	/** When it takes more or fewer, for the documentation: "1 more for each further 100 records". */
	callsNote?: string;
	/**
	 * `user`: no sync token may do this. `trusted`: it also needs a session BILL trusts (multi-factor). `trustedToSend`: the
	 * same, checked by the operation itself once it knows that something has to be sent.
	 */
	signIn?: 'user' | 'trusted' | 'trustedToSend';
	/** Nothing of ours stays with what it writes, so a second time writes a second one: n8n's Retry On Fail must not. */
	isKeyless?: boolean;
	/**
	 * The records it reads and writes back, by kind, each with the parameter that holds the id: nobody else in this process
	 * writes them meanwhile. An operation that finds its records itself locks them itself.
	 */
	writes?: Partial<Record<LockKind, string>>;
	/** It asks nobody, so it needs no credential; its `execute` gets no client. */
	asksNobody?: boolean;
	/** How many items can share a call that writes. */
	bulk?: BulkWrite;
	/** How many items can share a call that reads. */
	bulkRead?: BulkRead;
	/** Returns what leaves the node for this item; nothing is an empty result, not a fault. */
	execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<Result[]>;
}
