/**
 * The network between n8n, BILL and Salesforce, inside this process: calls take virtual time, and get lost where a trial
 * wants it. What has left a process goes on at the other side even when the process is killed.
 */
import { currentLife, outside, step } from '../time/processes';
import type { Random } from '../time/random';
import { sleep, noteActivity } from '../time/virtualTime';

export interface NetRequest {
	method: string;
	/** Path and query. */
	path: string;
	headers: Record<string, string>;
	body?: string | Buffer;
}

export interface NetResponse {
	status: number;
	headers: Record<string, string | string[]>;
	body: Buffer;
}

/** Answers a call, or throws {@link ConnectionCut}. */
export type Server = (request: NetRequest, signal: AbortSignal) => Promise<NetResponse>;

/** The other side hung up instead of answering. */
export class ConnectionCut extends Error {
	constructor() {
		super('socket hang up');
	}
}

/** What the caller is told when a call fails below HTTP. */
export class NetworkFailure extends Error {
	constructor(
		readonly code: 'ECONNREFUSED' | 'ECONNRESET' | 'ECONNABORTED',
		message: string,
	) {
		super(message);
	}
}

export type NetworkFaultKind =
	/** Nobody listens: the call surely never arrived. */
	| 'refused'
	/** The connection breaks before the other side has read the call. */
	| 'reset before'
	/** The other side does it, and its answer is lost. */
	| 'reset after'
	/** No answer comes; the call never arrived. */
	| 'time-out before'
	/** No answer comes, though the other side did it. */
	| 'time-out after'
	/** No answer comes, and the other side does it only later: it was at work all the time. */
	| 'time-out, done late'
	/** The connection breaks, and the other side does it later. */
	| 'reset, done late'
	/** A gateway gives up, and the other side behind it does it later. */
	| '504, done late'
	/** The answer takes long, within the caller's patience. */
	| 'slow';

export interface NetworkFault {
	kind: NetworkFaultKind;
	/** Origin of the server. */
	origin: string;
	/** `METHOD /path`, as the pattern it has to match. */
	on: RegExp;
	times: number;
	/** How long after the call what is done late takes effect. */
	lateMs?: number;
}

/** Longer than that no gateway waits. */
const GATEWAY_MS = 29_000;

export class Network {
	private readonly servers = new Map<string, Server>();
	faults: NetworkFault[] = [];
	/** Struck faults, one line each. */
	readonly struck: string[] = [];

	constructor(private readonly chance: Random) {}

	serve(origin: string, server: Server): void {
		this.servers.set(origin, server);
	}

	/** Nobody listens there any more. */
	close(origin: string): void {
		this.servers.delete(origin);
	}

	/** Sends a call and returns the answer. A caller that dies meanwhile never hears of it. */
	async send(url: URL, request: NetRequest, timeoutMs: number, signal?: AbortSignal): Promise<NetResponse> {
		const name = `${request.method} ${url.pathname}`;
		await step(`before ${name}`);
		const life = currentLife();
		noteActivity();
		const answer = outside(async () => await this.carry(url, request, signal));
		const given = await withinTime(answer, timeoutMs, signal);
		if (life?.isDead) await new Promise<never>(() => undefined);
		await step(`after ${name}`);
		return given;
	}

	private async carry(url: URL, request: NetRequest, signal?: AbortSignal): Promise<NetResponse> {
		const { kind: fault, lateMs = 0 } = this.takeFault(url.origin, `${request.method} ${url.pathname}`) ?? {};
		await sleep(5 + this.chance.below(60));
		const server = this.servers.get(url.origin);
		if (!server || fault === 'refused')
			throw new NetworkFailure('ECONNREFUSED', `connect ECONNREFUSED ${url.host}`);
		if (fault === 'reset before') throw new NetworkFailure('ECONNRESET', 'socket hang up');
		if (fault === 'time-out before') return await new Promise<never>(() => undefined);
		if (fault?.endsWith('done late')) {
			setTimeout(() => void this.doLate(server, request, fault), lateMs);
			return await withoutAnswer(fault, this.chance.below(GATEWAY_MS));
		}
		if (fault === 'slow') await sleep(1_000 + this.chance.below(9_000));
		const ended = new AbortController();
		const end = () => ended.abort();
		signal?.addEventListener('abort', end);
		const response = await server(request, ended.signal)
			.catch((error: unknown) => {
				throw error instanceof ConnectionCut ? new NetworkFailure('ECONNRESET', error.message) : error;
			})
			// The signal of a stream lives as long as its n8n.
			.finally(() => signal?.removeEventListener('abort', end));
		if (fault === 'reset after') throw new NetworkFailure('ECONNRESET', 'socket hang up');
		if (fault === 'time-out after') return await new Promise<never>(() => undefined);
		await sleep(5 + this.chance.below(60));
		return response;
	}

	/** Nobody hears what comes of it. */
	private async doLate(server: Server, request: NetRequest, fault: string): Promise<void> {
		const { status } = await server(request, new AbortController().signal).catch(() => ({ status: 0 }));
		this.struck.push(`${fault}: now ${request.method} ${request.path}, ${status}`);
	}

	private takeFault(origin: string, name: string): NetworkFault | undefined {
		const fault = this.faults.find((one) => one.origin === origin && one.on.test(name));
		if (!fault) return undefined;
		fault.times -= 1;
		if (fault.times <= 0) this.faults = this.faults.filter((one) => one !== fault);
		this.struck.push(`${fault.kind} ${name}`);
		return fault;
	}
}

/** What the caller sees of a call that the other side is still at work on. */
async function withoutAnswer(fault: string, ms: number): Promise<NetResponse> {
	if (fault.startsWith('time-out')) return await new Promise<never>(() => undefined);
	await sleep(ms);
	if (fault.startsWith('reset')) throw new NetworkFailure('ECONNRESET', 'socket hang up');
	const headers = { 'content-type': 'application/json' };
	return { status: 504, headers, body: Buffer.from('{"message":"Endpoint request timed out"}') };
}

async function withinTime<T>(work: Promise<T>, timeoutMs: number, signal?: AbortSignal): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const tooLate = () => reject(new NetworkFailure('ECONNABORTED', `timeout of ${timeoutMs}ms exceeded`));
		// n8n itself waits 300 s where a node names no time.
		const timer = setTimeout(tooLate, timeoutMs > 0 ? timeoutMs : 300_000);
		const cancel = () => {
			clearTimeout(timer);
			reject(Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' }));
		};
		signal?.addEventListener('abort', cancel);
		work.then(resolve, reject).finally(() => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', cancel);
		});
	});
}
