/** 1,000 platform events at a steady pace: how long until each is with n8n, and what is lost when streams are cut. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../sandbox/n8n/until';
import { LOCALHOST_CERTIFICATE } from '../../sandbox/salesforce/pubsub/certificate';
import { versionIn } from '../machine';
import { arePeersInstalled, peerEntry } from '../peers/folder';
import { report, type Measurement } from '../report';
import { startSimulator } from '../simulatorProcess';
import { cell, rounded, spreadOf } from '../statistics';
import { bareStream } from './bareStream';
import { nowMs, type Org, type Published, type Schedule } from './simulator';
import { ourTrigger, peerAsShipped, peerSubscribingAgain, type Subscriber } from './subscribers';

/** So slow that a subscriber that waits a second after a cut is back before the next. */
const SCHEDULE = { events: 1000, perSecond: 100 };
const CUTS = 5;
/** After the last event, without any further one for so long, what has not come is lost. */
const LOST_AFTER_MS = 5000;

interface Run {
	key: string;
	name: string;
	subscriber: Subscriber;
	cuts: number;
}

interface Outcome {
	latenciesMs: number[];
	lost: number;
	doubled: number;
	cutStreams: number;
}

const ALWAYS: Run[] = [
	{ key: 'bare', name: 'floor: bare gRPC and Avro, undisturbed', subscriber: bareStream, cuts: 0 },
	{ key: 'ours', name: 'this package, undisturbed', subscriber: ourTrigger, cuts: 0 },
	{ key: 'oursCut', name: `this package, cut ${CUTS} times`, subscriber: ourTrigger, cuts: CUTS },
];
const PEERS: Run[] = [
	{ key: 'peer', name: 'peer, undisturbed', subscriber: peerAsShipped, cuts: 0 },
	{ key: 'peerCut', name: `peer as shipped, cut ${CUTS} times`, subscriber: peerAsShipped, cuts: CUTS },
	{
		key: 'peerAgainCut',
		name: `peer, subscribing again, cut ${CUTS} times`,
		subscriber: peerSubscribingAgain,
		cuts: CUTS,
	},
];

async function measure(): Promise<Measurement> {
	const certificate = arePeersInstalled() ? trustedCertificate() : undefined;
	const runs = [...ALWAYS, ...(arePeersInstalled() ? PEERS : [])];
	const outcomes: Array<{ run: Run; outcome: Outcome }> = [];
	for (const run of runs) outcomes.push({ run, outcome: await once(run, certificate) });
	const peer = 'salesforce-pubsub-api-client';
	return {
		sample: `${SCHEDULE.events} events each, ${SCHEDULE.perSecond} a second`,
		headings: ['subscriber', 'events', 'p50 ms', 'p95 ms', 'slowest ms', 'streams cut', 'lost', 'doubled'],
		rows: outcomes.map(({ run, outcome }) => row(run, outcome)),
		notes: [
			'From the moment the event is on the bus to the moment it is handed over, both in one clock; a lost one has no time. All come over TLS, where peers are installed.',
			"This package: the trigger up to n8n's emit, de-duplicated, its position kept. After a cut it waits 0.5 to 1 s, as Salesforce advises.",
			arePeersInstalled()
				? `Peer: ${peer} up to its callback; it stores nothing. "Subscribing again" is what its user has to write.`
				: `Peer: ${peer} could not be installed; nothing to compare with.`,
		],
		headline: Object.assign({}, ...outcomes.map(({ run, outcome }) => headline(run.key, outcome))),
		raw: Object.fromEntries(
			outcomes.map(({ run, outcome }) => [
				`${run.key}LatenciesMs`,
				outcome.latenciesMs.map((ms) => rounded(ms, 2)),
			]),
		),
		versions: arePeersInstalled() ? { [peer]: versionIn(peerEntry(peer)) } : {},
	};
}

/** One subscriber, an org of its own. */
async function once({ subscriber, cuts }: Run, certificate: object | undefined): Promise<Outcome> {
	const simulator = await startSimulator<Org>(join(__dirname, 'simulator.ts'), { certificate });
	const arrivalsMs = new Map<number, number[]>();
	let lastArrivalMs = 0;
	const stop = await subscriber(simulator.ready, (number) => {
		lastArrivalMs = nowMs();
		arrivalsMs.set(number, [...(arrivalsMs.get(number) ?? []), lastArrivalMs]);
	});
	const isListening = async () => (await simulator.order<{ open: number }>('streams')).open > 0;
	await until(isListening, { fact: 'the subscriber to listen' });
	const schedule: Schedule = { ...SCHEDULE, cuts };
	const { atMs, cutStreams } = await simulator.order<Published>(schedule);
	const publishedMs = nowMs();
	const isOver = async () =>
		arrivalsMs.size === schedule.events || nowMs() - Math.max(publishedMs, lastArrivalMs) > LOST_AFTER_MS;
	await until(isOver, { fact: 'the last event', withinMs: 60_000 });
	await stop();
	await simulator.stop();
	const arrived = [...arrivalsMs].sort(([one], [other]) => one - other);
	return {
		latenciesMs: arrived.map(([number, [firstMs]]) => firstMs - atMs[number]),
		lost: schedule.events - arrived.length,
		doubled: arrived.reduce((sum, [, times]) => sum + times.length - 1, 0),
		cutStreams: cutStreams.reduce((sum, count) => sum + count, 0),
	};
}

/** The sandbox's certificate, which this process's gRPC trusts; set before the trigger's is loaded. */
function trustedCertificate(): { key: string; cert: string } {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-bench-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const file = join(folder, 'certificate.pem');
	writeFileSync(file, LOCALHOST_CERTIFICATE.cert);
	process.env.GRPC_DEFAULT_SSL_ROOTS_FILE_PATH = file;
	return LOCALHOST_CERTIFICATE;
}

function row({ name }: Run, { latenciesMs, lost, doubled, cutStreams }: Outcome): string[] {
	const { p50, p95 } = spreadOf(latenciesMs);
	const times = [p50, p95, Math.max(...latenciesMs)].map((ms) => cell(ms));
	return [name, String(latenciesMs.length), ...times, String(cutStreams), String(lost), String(doubled)];
}

function headline(key: string, { latenciesMs, lost, doubled }: Outcome): Record<string, number> {
	const { p50, p95 } = spreadOf(latenciesMs);
	return {
		[`${key}P50Ms`]: rounded(p50),
		[`${key}P95Ms`]: rounded(p95),
		[`${key}Lost`]: lost,
		[`${key}Doubled`]: doubled,
	};
}

report('events', measure);
