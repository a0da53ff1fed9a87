import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AgentRules } from '../../shared/operation/agentPermission';
import type { Output } from '../../shared/operation/outputShape';
import type { ItemOutcome } from '../../shared/run/runItems';
import type { ParameterReader } from '../parameters/reader';
import type { SalesforceConnection } from '../transport/connection';
import type { SharedWrite } from '../transport/together';
import type { AgentPermission } from './agentPermission';

/** What one operation gets for one input item. */
export interface OperationCall {
	ctx: IExecuteFunctions;
	itemIndex: number;
	salesforce: SalesforceConnection;
	read: ParameterReader;
}

/** What became of one input item, told as soon as it is known. */
export type CallOutcome = [call: OperationCall, outcome: ItemOutcome];

/** One verb of a resource: its menu entry, its fields and what it does with one input item. */
export interface Operation extends AgentRules<AgentPermission> {
	/** In the order of the editor. `resource` shows them for this operation only. */
	fields: INodeProperties[];
	output: Output;
	/** What is being done, as the end of "Salesforce did not …". */
	intent(call: OperationCall): string;
	/** Doing it a second time changes nothing: it reads, or writes the same values to the same record. */
	isRepeatable?: boolean;
	/** How many items can share a call; the operation then has the switch Send in Bulk among its fields. */
	bulk?: PrepareDraft;
	/** The same for items that are more than one write: does all of them, and tells of each what became of it. */
	together?: (calls: OperationCall[]) => AsyncGenerator<CallOutcome>;
	/** One output item per entry. An empty list is a valid answer to a search. */
	execute(call: OperationCall): Promise<IDataObject[]>;
}

/** Reads and checks one input item for a call that several share. Sends nothing; throws what is wrong with the item. */
export type PrepareDraft = (call: OperationCall) => Promise<BulkDraft>;

/** One input item, read and checked, ready to share a call. */
export interface BulkDraft {
	write: SharedWrite;
	/** What leaves the node for it, from Salesforce's result. */
	written(result: Record<string, unknown>): IDataObject;
}
