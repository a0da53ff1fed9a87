import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { processWide } from '../memory/processWide';
import { redactQuery, redactRecord } from '../redaction';
import { parseOrKeep } from '../values/json';

/**
 * One call of an API as the audit trail keeps it, secrets masked: texts only, so that every database returns them as they
 * were and the digest can be computed again anywhere.
 */
export interface KeptCall extends IDataObject {
	at: string;
	system: string;
	/** Method and path. */
	call: string;
	/** The HTTP status, or why there was no answer. */
	outcome: string;
	milliseconds: string;
	/** The records it was made for, a blank between them. */
	records: string;
	request: string;
	answer: string;
	workflowName: string;
	/** The id of the execution. */
	run: string;
	nodeName: string;
	/** SHA-256 of all fields above, as `digestOf` puts them together. */
	digest: string;
}

/** A call as it went over the wire. */
interface WireCall {
	system: string;
	method: string;
	url: string;
	/** 0 without an answer. */
	status: number;
	reason?: string;
	milliseconds: number;
	request: unknown;
	answer: unknown;
}

/** PostgreSQL keeps no NUL, and half of a surrogate pair has no UTF-8. */
const NOT_STORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Bodies longer than that, and answers that belong to no record, are cut; their digest and length remain. */
const KEPT_CHARACTERS = 200_000;
const KEPT_WITHOUT_RECORD = 2_000;
/** What waits to be taken when nobody takes it: the oldest go first. */
const MOST_KEPT_CHARACTERS = 64_000_000;

/** Who calls, and for which input items. */
interface Scope {
	workflowName: string;
	run: string;
	nodeName: string;
	references: Map<number, string>;
	items: number[];
}

/**
 * Runs work and keeps every call it makes, where the node says under which field of the input it finds the records they are
 * made for.
 */
export async function keepingCalls<T>(
	ctx: IExecuteFunctions,
	items: number[],
	work: () => Promise<T>,
): Promise<T> {
	const { keepCallsUnder = '' } = ctx.getNodeParameter('callOptions', 0, {}) as { keepCallsUnder?: string };
	const field = String(keepCallsUnder).trim();
	if (field === '') return await work();
	const inputs = ctx.getInputData();
	const references = new Map(items.map((item) => [item, String(inputs[item]?.json[field] ?? '').trim()]));
	const scope: Scope = {
		workflowName: ctx.getWorkflow().name ?? '',
		run: ctx.getExecutionId(),
		nodeName: ctx.getNode().name,
		references,
		items,
	};
	return await scopes().run(scope, work);
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

/** Keeps a call until `takeCalls`. */
export function keepCall({
	system,
	method,
	url,
	status,
	reason,
	milliseconds,
	request,
	answer,
}: WireCall): void {
	const scope = scopes().getStore();
	if (!scope) return;
	const { workflowName, run, nodeName, references, items } = scope;
	const records = [...new Set(items.map((item) => references.get(item) ?? ''))].filter(Boolean).join(' ');
	const { pathname, search } = new URL(url);
	const most = records === '' ? KEPT_WITHOUT_RECORD : KEPT_CHARACTERS;
	const call = {
		at: new Date(Date.now() - milliseconds).toISOString(),
		system,
		call: `${method} ${pathname}${redactQuery(search)}`,
		outcome: status > 0 ? String(status) : `no answer: ${reason ?? 'unknown'}`,
		milliseconds: String(Math.round(milliseconds)),
		records,
		request: textOf(request, KEPT_CHARACTERS),
		answer: textOf(answer, most),
		workflowName,
		run,
		nodeName,
	};
	outbox().add({ ...call, digest: digestOf(Object.values(call)) });
}

/** What this process has kept and nobody has taken, oldest first. Whoever takes it has to store it. */
export function takeCalls(most: number): KeptCall[] {
	return outbox().take(most);
}

/** The canonical form of an entry: its fields in this order as a JSON list, as UTF-8 (docs/audit.md). */
function digestOf(fields: string[]): string {
	return sha256(JSON.stringify(fields));
}

function textOf(body: unknown, most: number): string {
	if (body === undefined || body === null || body === '') return '';
	if (Buffer.isBuffer(body)) return `${body.length} bytes`;
	const masked = redactRecord(decoded(body));
	const text = typeof masked === 'string' ? masked : (JSON.stringify(masked) ?? '');
	const storable = text.replace(NOT_STORABLE, '');
	if (storable.length <= most) return storable;
	return `${storable.slice(0, most).replace(NOT_STORABLE, '')}… (${storable.length} characters in all, SHA-256 ${sha256(storable)})`;
}

/** Both APIs speak JSON; v2 of BILL sends it inside a form field and may answer with JSON as text. */
function decoded(body: unknown): unknown {
	if (typeof body === 'string') return parseOrKeep(body);
	const { data } = Object(body) as { data?: unknown };
	return typeof data === 'string' ? { ...Object(body), data: parseOrKeep(data) } : body;
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
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
