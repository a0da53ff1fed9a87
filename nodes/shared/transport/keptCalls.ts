import { AsyncLocalStorage } from 'node:async_hooks';
import type { IExecuteFunctions } from 'n8n-workflow';
import { processWide } from '../memory/processWide';
import { type Caller, type KeptCall, resultOf, type WireCall, type WireRequest } from './auditEntry';
import { type Noted, storeIntent } from './intents';

/** What waits to be taken when nobody takes it: the oldest go first. */
const MOST_KEPT_CHARACTERS = 64_000_000;

/** Who calls, and for which input items. */
interface Scope {
	ctx: IExecuteFunctions;
	/** Where a write is noted before it leaves; empty where that is not wanted. */
	intentsTable: string;
	references: Map<number, string>;
	items: number[];
}

/**
 * Runs work and keeps every call it makes, where the node says under which field of the input it finds the records they are
 * made for; and notes every write before it leaves, where the node says in which table.
 */
export async function keepingCalls<T>(
	ctx: IExecuteFunctions,
	items: number[],
	work: () => Promise<T>,
): Promise<T> {
	const options = ctx.getNodeParameter('callOptions', 0, {}) as Partial<Record<string, unknown>>;
	const field = String(options.keepCallsUnder ?? '').trim();
	const intentsTable = String(options.intentsTable ?? '').trim();
	if (field === '' && intentsTable === '') return await work();
	const inputs = ctx.getInputData();
	const references = new Map(items.map((item) => [item, String(inputs[item]?.json[field] ?? '').trim()]));
	return await scopes().run({ ctx, intentsTable, references, items }, work);
}

/** The calls of this work are made for these items only. */
export async function forItems<T>(items: number[], work: () => Promise<T>): Promise<T> {
	const scope = scopes().getStore();
	return scope ? await scopes().run({ ...scope, items }, work) : await work();
}

/** Whether somebody wants to keep it; without that nothing is copied or masked. */
export function isKept(): boolean {
	return scopes().getStore() !== undefined;
}

/** Notes a write durably before it leaves, where that is wanted. */
export async function noteIntent(request: WireRequest): Promise<Noted> {
	const scope = scopes().getStore();
	if (!scope || scope.intentsTable === '') return {};
	return await storeIntent(scope.ctx, scope.intentsTable, request, callerOf(scope));
}

/** Keeps a call until `takeCalls`. */
export function keepCall(call: WireCall): void {
	const scope = scopes().getStore();
	if (scope) outbox().add(resultOf(call, callerOf(scope)));
}

/** What this process has kept and nobody has taken, oldest first. Whoever takes it has to store it. */
export function takeCalls(most: number): KeptCall[] {
	return outbox().take(most);
}

function callerOf({ ctx, references, items }: Scope): Caller {
	return {
		workflowName: ctx.getWorkflow().name ?? '',
		run: ctx.getExecutionId(),
		nodeName: ctx.getNode().name,
		records: [...new Set(items.map((item) => references.get(item) ?? ''))].filter(Boolean).join(' '),
	};
}

class Outbox {
	private calls: KeptCall[] = [];
	private characters = 0;

	add(call: KeptCall): void {
		this.calls.push(call);
		this.characters += sizeOf(call);
		while (this.characters > MOST_KEPT_CHARACTERS) {
			const [oldest] = this.calls.splice(0, 1);
			this.characters -= sizeOf(oldest);
		}
	}

	take(most: number): KeptCall[] {
		const taken = this.calls.splice(0, Math.min(most, this.calls.length));
		for (const call of taken) this.characters -= sizeOf(call);
		return taken;
	}
}

function sizeOf({ request, answer }: KeptCall): number {
	return request.length + answer.length;
}

function outbox(): Outbox {
	return processWide('keptCalls', () => new Outbox());
}

function scopes(): AsyncLocalStorage<Scope> {
	return processWide('keptCallScopes', () => new AsyncLocalStorage<Scope>());
}
