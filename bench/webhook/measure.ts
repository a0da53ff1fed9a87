/** Signed messages of BILL to a real n8n: some start an execution, some are repeats, some are left out. Beside them, calls of a bare Webhook node. */
import { report, type Measurement } from '../report';
import { cell, rounded, spreadOf } from '../statistics';
import { paymentUpdated, send, signed, unsigned, type Delivery, type Sent } from './deliveries';
import { setStage, type Stage } from './stage';

/** As many as BILL sends at once when a batch of payments moves on. */
const AT_A_TIME = 10;
const ROUNDS = 2;
const OF_A_KIND = 30;
/** The trigger remembers the last events; without any it would have less to do. */
const WARM_UP = 60;

const NAMES = {
	bare: 'Webhook node, starts an execution',
	starting: 'BILL Trigger, starts an execution',
	repeated: 'BILL Trigger, sent before',
	leftOut: 'BILL Trigger, status left out',
};
type Kind = keyof typeof NAMES;
const KINDS = Object.keys(NAMES) as Kind[];

/** n8n as it is installed, and n8n that makes an isolate for the first expression instead of for every message and execution. */
const N8NS = {
	asInstalled: { name: 'n8n as installed', isLazy: 'false' },
	lazy: { name: 'isolates only when needed', isLazy: 'true' },
};
type N8n = keyof typeof N8NS;

interface Row {
	n8n: N8n;
	kind: Kind;
	sent: Sent;
}

async function measure(): Promise<Measurement> {
	const { N8N_PROGRAM: n8nProgram } = process.env;
	if (n8nProgram === undefined)
		throw new Error('Start this with "npm run bench -- webhook": it says where n8n is.');
	const rows: Row[] = [];
	for (const [n8n, { isLazy }] of Object.entries(N8NS) as Array<[N8n, (typeof N8NS)[N8n]]>) {
		const stage = await setStage({
			n8nProgram,
			settings: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: isLazy },
			parameters: { events: ['payment.updated'], leaveOutStatuses: ['SCHEDULED'] },
		});
		const sent = await sendAll(stage).finally(async () => await stage.stop());
		rows.push(...KINDS.map((kind) => ({ n8n, kind, sent: sent[kind] })));
	}
	return described(rows);
}

async function sendAll({
	triggerUrl,
	securityKey,
	bareUrl,
	pid,
	untilQuiet,
}: Stage): Promise<Record<Kind, Sent>> {
	const sending = { atATime: AT_A_TIME, pid, untilDone: untilQuiet };
	const message = (body: string) => signed(triggerUrl, body, securityKey);
	let lastStarted: Delivery[] = [];
	const batches: Record<Kind, () => Delivery[]> = {
		bare: () => several(() => unsigned(bareUrl, paymentUpdated('PAID'))),
		starting: () => (lastStarted = several(() => message(paymentUpdated('PAID')))),
		repeated: () => lastStarted,
		leftOut: () => several(() => message(paymentUpdated('SCHEDULED'))),
	};
	for (let count = 0; count < WARM_UP; count += OF_A_KIND) await send(batches.starting(), sending);
	for (const kind of KINDS) await send(batches[kind](), sending);
	const nothing = (): Sent => ({ latenciesMs: [], seconds: 0, cpuSeconds: 0 });
	const sent = { bare: nothing(), starting: nothing(), repeated: nothing(), leftOut: nothing() };
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const kind of KINDS) {
			const { latenciesMs, seconds, cpuSeconds } = await send(batches[kind](), sending);
			sent[kind].latenciesMs.push(...latenciesMs);
			sent[kind].seconds += seconds;
			sent[kind].cpuSeconds += cpuSeconds;
		}
	}
	return sent;
}

function several(make: () => Delivery): Delivery[] {
	return Array.from({ length: OF_A_KIND }, make);
}

function described(rows: Row[]): Measurement {
	return {
		sample: `${ROUNDS * OF_A_KIND} messages of each kind, ${AT_A_TIME} at a time, in turns of ${OF_A_KIND}, after ${WARM_UP} that started an execution`,
		headings: ['n8n', 'message', 'a second', 'ms each', 'CPU ms each', 'p50 ms', 'p95 ms', 'p99 ms'],
		rows: rows.map(({ n8n, kind, sent }) => {
			const { p50, p95, p99 } = spreadOf(sent.latenciesMs);
			const figures = [1000 / wall(sent), wall(sent), cpu(sent), p50, p95, p99];
			return [N8NS[n8n].name, NAMES[kind], ...figures.map((figure) => cell(figure))];
		}),
		notes: [
			'"ms each" is the time until everything has ended, executions included, divided by the number of messages. p50 to p99 are from the request to its answer.',
			'"CPU ms each" is what n8n took of the processor; unlike the others it hardly depends on what else runs here.',
			'"isolates only when needed" is n8n with N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true. Both workflows have one more node, which does nothing.',
		],
		headline: Object.assign({}, ...(Object.keys(N8NS) as N8n[]).map((n8n) => headlineOf(n8n, rows))),
		raw: Object.fromEntries(
			rows.map(({ n8n, kind, sent }) => [
				`${n8n}.${kind}.latenciesMs`,
				sent.latenciesMs.map((ms) => rounded(ms)),
			]),
		),
	};
}

function headlineOf(n8n: N8n, rows: Row[]): Record<string, number> {
	const figure = (of: (sent: Sent) => number, kind: Kind) =>
		of(
			rows.find((row) => row.n8n === n8n && row.kind === kind)?.sent ?? {
				latenciesMs: [],
				seconds: NaN,
				cpuSeconds: NaN,
			},
		);
	return {
		...Object.fromEntries(KINDS.map((kind) => [`${n8n}.${kind}MsEach`, rounded(figure(wall, kind))])),
		...Object.fromEntries(KINDS.map((kind) => [`${n8n}.${kind}CpuMsEach`, rounded(figure(cpu, kind))])),
		[`${n8n}.throughputToBare`]: rounded(figure(wall, 'bare') / figure(wall, 'starting'), 2),
		[`${n8n}.leftOutToStarting`]: rounded(figure(wall, 'leftOut') / figure(wall, 'starting'), 2),
		[`${n8n}.leftOutToStartingCpu`]: rounded(figure(cpu, 'leftOut') / figure(cpu, 'starting'), 2),
	};
}

/** Milliseconds a message. */
function wall({ seconds, latenciesMs }: Sent): number {
	return (seconds * 1000) / latenciesMs.length;
}

/** Milliseconds of processor time a message. */
function cpu({ cpuSeconds, latenciesMs }: Sent): number {
	return (cpuSeconds * 1000) / latenciesMs.length;
}

report('webhook', measure);
