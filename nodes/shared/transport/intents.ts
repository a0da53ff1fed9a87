import type { IExecuteFunctions, IWorkflowBase } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { processWide } from '../memory/processWide';
import { redactText } from '../redaction';
import { type Caller, intentOf, type WireRequest } from './auditEntry';

/** A database that is locked or restarts is tried again. */
const PAUSES_MS = [0, 250, 1000];

/** What a write was to say could not be stored, so the write was not sent: nothing has changed anywhere. */
export class IntentNotStoredError extends Error {
	override readonly name = 'IntentNotStoredError';

	/** Continues "… was not asked to pay the bill: …". */
	readonly words: string;

	constructor(
		readonly table: string,
		reason: string,
	) {
		const words = `the table "${table}" did not take the entry that has to be there first: ${redactText(reason)}`;
		super(words);
		this.words = words;
	}

	readonly fix = `If the table is missing, execute "Set up tables and check connections"; otherwise see that n8n's database has room and answers. Nothing was sent, so this is safe to run again.`;
}

/** The moment that the result has to carry, too; or why nothing may be sent. */
export type Noted = { at?: string } | { obstacle: IntentNotStoredError };

/**
 * Stores what is about to be sent, and returns once it is on disk. n8n gives its tables to its own node only, so that one
 * does it, in a workflow that exists just for this call; it counts as called by the workflow of `ctx` and finds the table in
 * the same project. Nothing of it is kept among the executions. Never throws.
 */
export async function storeIntent(
	ctx: IExecuteFunctions,
	table: string,
	request: WireRequest,
	caller: Caller,
): Promise<Noted> {
	const at = momentOfItsOwn();
	const entry = intentOf(request, caller, at);
	let reason: string | undefined;
	for (const pauseMs of PAUSES_MS) {
		await sleep(pauseMs);
		reason = await reasonNotTo(async () => {
			await ctx.executeWorkflow({ code: storingInto(table) }, [{ json: entry }]);
		});
		if (reason === undefined) return { at };
	}
	return { obstacle: new IntentNotStoredError(table, reason ?? '') };
}

async function reasonNotTo(store: () => Promise<void>): Promise<string | undefined> {
	try {
		await store();
		return undefined;
	} catch (error) {
		return error instanceof Error && error.message ? error.message : 'no reason was given';
	}
}

/** No two intents of a process have one moment, so that intent and result find each other by it. */
function momentOfItsOwn(): string {
	const last = processWide('lastIntent', () => ({ atMs: 0 }));
	last.atMs = Math.max(Date.now(), last.atMs + 1);
	return new Date(last.atMs).toISOString();
}

const TRIGGER = 'When a node asks';
const STORE = 'Store what is about to be sent';

function storingInto(table: string): IWorkflowBase {
	const now = new Date();
	return {
		// Without an id of its own it runs as the workflow that asks.
		id: undefined as never,
		name: 'Audit trail',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		settings: {
			executionOrder: 'v1',
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveManualExecutions: false,
			saveExecutionProgress: false,
			callerPolicy: 'workflowsFromSameOwner',
		},
		nodes: [
			{
				id: 'when-a-node-asks',
				name: TRIGGER,
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				position: [0, 0],
				parameters: { inputSource: 'passthrough' },
			},
			{
				id: 'store-what-is-about-to-be-sent',
				name: STORE,
				type: 'n8n-nodes-base.dataTable',
				typeVersion: 1.1,
				position: [240, 0],
				parameters: {
					resource: 'row',
					operation: 'insert',
					dataTableId: { __rl: true, mode: 'name', value: table },
					columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [] },
					options: { optimizeBulk: true },
				},
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: STORE, type: 'main', index: 0 }]] } },
	};
}
