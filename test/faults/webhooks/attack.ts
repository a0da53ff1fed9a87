import { message } from './bodies';
import { Dice } from './dice';
import { forged, type RawRequest } from './requests';
import { send, type Reply } from './send';
import { signatureOf, type Loot } from './signatures';
import type { Memory, Stage, Target } from './stage';

/** What an attack came to. */
export interface Findings {
	requests: number;
	/** Answers to forged requests by status; `closed` where n8n hung up. */
	answers: Record<string, number>;
	/** Rightly signed messages in between. */
	genuine: number;
	/** In words, with what it takes to send that request again. Empty when all is well. */
	violations: string[];
	/** After each tenth. */
	memory: Memory[];
}

export interface AttackOptions {
	requests: number;
	seed: number;
	/** Sends only the request of this number. */
	only?: number;
	told?: (line: string) => void;
}

const AT_A_TIME = 8;
const TENTHS = 10;
/** After so many forged requests, BILL itself sends a message. */
const GENUINE_EVERY = 40;
/** What n8n answers a method or a path that is none of the trigger's; nothing of ours was asked. */
const PREFLIGHT = 204;
const MOST_VIOLATIONS = 50;

/** Sends forged requests to every trigger of the stage and looks at what came of them. */
export async function attack(stage: Stage, { requests, seed, only, told }: AttackOptions): Promise<Findings> {
	const findings: Findings = { requests: 0, answers: {}, genuine: 0, violations: [], memory: [] };
	const accepted = new Map(stage.targets.map((target) => [target, 0]));
	/** Two messages at each address that BILL has sent, the newer one last; BILL's own repetition is one of them. */
	const sent = new Map<Target, string>();
	const violate = (what: string) => {
		if (findings.violations.length < MOST_VIOLATIONS) findings.violations.push(what);
	};
	const deliver = async (target: Target, eventId: string) => {
		const body = message(eventId);
		const { status } = await send(target.origin, genuineRequest(target, body));
		if (status !== 200) violate(`A message that BILL signed was answered with ${status}: ${eventId}`);
		else accepted.set(target, (accepted.get(target) ?? 0) + 1);
		findings.genuine += 1;
		sent.set(target, body);
	};
	const lootOf = (target: Target): Loot => {
		const genuine = sent.get(target) ?? '';
		const stranger = stage.targets.find((other) => other !== target) ?? target;
		return {
			rightKey: target.securityKey,
			otherKey: stranger.securityKey,
			genuine,
			captured: signatureOf(genuine, target.securityKey),
		};
	};
	for (const target of stage.targets) await deliver(target, `before ${seed}`);
	const attackOnce = async (at: number) => {
		const target = stage.targets[at % stage.targets.length];
		if (only === undefined && at % GENUINE_EVERY < stage.targets.length)
			await deliver(target, `${seed} ${at}`);
		const request = forged(new Dice(`${seed} ${at}`), target.path, lootOf(target));
		const reply = await send(target.origin, request);
		findings.requests += 1;
		const answer = String(reply.status ?? 'closed');
		findings.answers[answer] = (findings.answers[answer] ?? 0) + 1;
		const fault = faultOf(request, reply);
		if (fault)
			violate(`${fault} (--only ${at} --seed ${seed}: ${request.kind}): ${reply.body.slice(0, 200)}`);
	};
	const numbers = only === undefined ? Array.from({ length: requests }, (_, at) => at) : [only];
	const tenth = Math.max(1, Math.ceil(numbers.length / TENTHS));
	for (let from = 0; from < numbers.length && stage.isAlive(); from += tenth) {
		await together(numbers.slice(from, from + tenth), attackOnce);
		if (!stage.isAlive()) break;
		for (const [target, expected] of accepted) {
			const executions = await stage.executionsOf(target);
			if (executions !== expected) {
				violate(`${executions} executions at ${target.path}, where BILL sent ${expected} messages`);
				accepted.set(target, executions);
			}
		}
		const memory = await stage.memory();
		findings.memory.push(memory);
		told?.(
			`${findings.requests} requests, ${findings.genuine} of BILL itself: heap ${memory.heapMb} MB, outside ${memory.outsideMb} MB, resident ${memory.residentMb} MB`,
		);
	}
	if (!stage.isAlive())
		findings.violations.unshift(`n8n has ended: ${(await stage.complaints()).slice(-3_000)}`);
	else {
		const complaints = await stage.complaints();
		// n8n's server writes a stack for some requests that it refuses itself; ours must never be in one.
		if (/unhandled|uncaught|dist\/nodes/i.test(complaints))
			violate(`Something was thrown: ${complaints.slice(-2_000)}`);
		if (stage.targets.some(({ securityKey }) => complaints.includes(securityKey)))
			violate('A security key is in the log');
	}
	return findings;
}

/** What must never come back; undefined when the answer is one that may. */
function faultOf({ method, isReplay }: RawRequest, { status, body }: Reply): string | undefined {
	if (body.includes('could not be started')) return 'The trigger failed over a request';
	if (status === undefined || status < 200 || status > 299 || isReplay) return undefined;
	if (method === 'OPTIONS' && status === PREFLIGHT) return undefined;
	return `Accepted with ${status}`;
}

function genuineRequest({ path, securityKey }: Target, body: string): RawRequest {
	const headers = [
		'Content-Type: application/json',
		`X-Bill-Sha-Signature: ${signatureOf(body, securityKey)}`,
	];
	return {
		kind: 'genuine',
		method: 'POST',
		path,
		headers,
		body: Buffer.from(body),
		manner: 'whole',
		isReplay: false,
	};
}

async function together(numbers: number[], work: (at: number) => Promise<void>): Promise<void> {
	const waiting = [...numbers];
	const worker = async () => {
		for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) await work(at);
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}
