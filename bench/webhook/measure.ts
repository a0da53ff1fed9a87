/** Signed messages of BILL to a real n8n: some start an execution, some are repeats, some are left out. Beside them, calls of a bare Webhook node. */
import { report, type Measurement } from '../report';
import { cell, rounded, spreadOf } from '../statistics';
import { paymentUpdated, send, signed, unsigned, type Delivery, type Sent } from './deliveries';
import { setStage, type Stage } from './stage';

/** As many as BILL sends at once when a batch of payments moves on. */
const AT_A_TIME = 10;
const ROUNDS = 3;
const OF_A_KIND = 30;
/** The trigger remembers 500 events; with fewer it would have less to do. */
const WARM_UP = 210;

const NAMES = {
	bare: 'Webhook node, starts an execution',
	starting: 'BILL Trigger, starts an execution',
	repeated: 'BILL Trigger, sent before',
	leftOut: 'BILL Trigger, status left out',
};
type Kind = keyof typeof NAMES;
const KINDS = Object.keys(NAMES) as Kind[];

async function measure(): Promise<Measurement> {
	const { N8N_PROGRAM: n8nProgram } = process.env;
	if (n8nProgram === undefined)
		throw new Error('Start this with "npm run bench -- webhook": it says where n8n is.');
	const typeVersion = Number(process.env.BENCH_TRIGGER_VERSION ?? 1.1);
	const parameters = { events: ['payment.updated'], leaveOutStatuses: ['SCHEDULED'] };
	const stage = await setStage(n8nProgram, { typeVersion, parameters });
	try {
		return described(await sendAll(stage));
	} finally {
		await stage.stop();
	}
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
	const sent: Record<Kind, Sent> = {
		bare: nothing(),
		starting: nothing(),
		repeated: nothing(),
		leftOut: nothing(),
	};
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

function described(sent: Record<Kind, Sent>): Measurement {
	const each = (kind: Kind) => (sent[kind].seconds * 1000) / sent[kind].latenciesMs.length;
	const cpuEach = (kind: Kind) => (sent[kind].cpuSeconds * 1000) / sent[kind].latenciesMs.length;
	return {
		sample: `${ROUNDS * OF_A_KIND} messages of each kind, ${AT_A_TIME} at a time, in turns of ${OF_A_KIND}, after ${WARM_UP} that started an execution`,
		headings: ['message', 'a second', 'ms each', 'CPU ms each', 'p50 ms', 'p95 ms', 'p99 ms'],
		rows: KINDS.map((kind) => {
			const { p50, p95, p99 } = spreadOf(sent[kind].latenciesMs);
			return [
				NAMES[kind],
				cell(1000 / each(kind)),
				...[each(kind), cpuEach(kind), p50, p95, p99].map((ms) => cell(ms)),
			];
		}),
		notes: [
			'"ms each" is the time until everything has ended, executions included, divided by the number of messages. p50 to p99 are from the request to its answer.',
			'"CPU ms each" is what n8n took of the processor; unlike the others it hardly depends on what else runs here.',
			'Both workflows have one more node, which does nothing.',
		],
		headline: {
			...Object.fromEntries(KINDS.map((kind) => [`${kind}MsEach`, rounded(each(kind))])),
			...Object.fromEntries(KINDS.map((kind) => [`${kind}CpuMsEach`, rounded(cpuEach(kind))])),
			startingToBareThroughput: rounded(each('bare') / each('starting'), 2),
			repeatedToStartingCost: rounded(each('repeated') / each('starting'), 2),
			leftOutToStartingCost: rounded(each('leftOut') / each('starting'), 2),
			bareToStartingCpu: rounded(cpuEach('bare') / cpuEach('starting'), 2),
			leftOutToStartingCpu: rounded(cpuEach('leftOut') / cpuEach('starting'), 2),
		},
		raw: Object.fromEntries(
			KINDS.map((kind) => [`${kind}LatenciesMs`, sent[kind].latenciesMs.map((ms) => rounded(ms))]),
		),
	};
}

report('webhook', measure);
