/** 500 executions create one bill each at the same moment, while BILL takes 100 ms a call and lets three run at once. */
import type { INodeParameters } from 'n8n-workflow';
import { join } from 'node:path';
import { report, type Measurement } from '../report';
import { startSimulator } from '../simulatorProcess';
import { cell, rounded, spreadOf } from '../statistics';
import { bareBurst, burst, LANES, type Burst, type Way } from './burst';
import { declarativeNode, transportNode } from './nodes';

const SIZE = 500;
const LATENCY_MS = 100;
const MOST_CALLS_A_SECOND = (LANES * 1000) / LATENCY_MS;
const WARM_UP = 10;

const dates = { invoiceDate: '2030-01-15', dueDate: '2030-02-15' };

/** The request alone, the same for every way that sends nothing else. */
function newBill(vendorId: string, invoiceNumber: string): object {
	const { invoiceDate, dueDate } = dates;
	return { vendorId, dueDate, invoice: { invoiceNumber, invoiceDate }, billLineItems: [{ amount: 10 }] };
}

function bareRequest(vendorId: string, invoiceNumber: string): INodeParameters {
	return { body: JSON.stringify(newBill(vendorId, invoiceNumber)) };
}

const WAYS: Record<'transport' | 'operation' | 'n8n' | 'n8nRetrying', Way> = {
	transport: {
		name: "this package's transport, POST alone",
		nodeType: 'bench.transport',
		parameters: bareRequest,
	},
	operation: {
		name: 'this package, BILL > Bill > Create',
		nodeType: 'billCom',
		parameters: (vendorId, invoiceNumber) => ({
			resource: 'bill',
			operation: 'create',
			vendorId: { __rl: true, mode: 'id', value: vendorId },
			invoiceNumber,
			...dates,
			lineItemsFrom: 'array',
			lineItemsArray: [{ amount: 10 }],
		}),
	},
	n8n: { name: 'n8n alone, POST alone', nodeType: 'bench.declarative', parameters: bareRequest },
	n8nRetrying: {
		name: 'n8n alone, Retry On Fail at its most (5 tries, 5 s)',
		nodeType: 'bench.declarative',
		parameters: bareRequest,
		settings: { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 },
	},
};

async function measure(): Promise<Measurement> {
	const simulator = await startSimulator<{ url: string }>(join(__dirname, 'simulator.ts'), {
		latencyMs: LATENCY_MS,
	});
	const { url } = simulator.ready;
	const nodeTypes = [declarativeNode(url), transportNode];
	const bursts: Array<{ key: string; name: string; result: Burst }> = [];
	await bareBurst(url, newBill, WARM_UP);
	bursts.push({
		key: 'bareLoop',
		name: `ceiling: ${LANES} loops without n8n, POST alone`,
		result: await bareBurst(url, newBill, SIZE),
	});
	for (const [key, way] of Object.entries(WAYS)) {
		await burst(url, way, { size: WARM_UP, nodeTypes });
		bursts.push({ key, name: way.name, result: await burst(url, way, { size: SIZE, nodeTypes }) });
	}
	await simulator.stop();
	return {
		sample: `${SIZE} executions of one bill each, once for each way after a warm-up of ${WARM_UP}; BILL takes ${LATENCY_MS} ms a call`,
		headings: [
			'way',
			'bills',
			'failed',
			'BDC_1322',
			'logins',
			'in flight',
			'calls',
			'seconds',
			'calls/s',
			'p50 ms',
			'p95 ms',
		],
		rows: bursts.map(({ name, result }) => row(name, result)),
		notes: [
			`"in flight" is the most BILL had to deal with at once; the one after the first ${LANES} is refused at once (BDC_1322).`,
			`"calls/s" are calls BILL did not refuse; ${LANES} lanes of ${LATENCY_MS} ms carry ${MOST_CALLS_A_SECOND} at most. p50 and p95 are from the start of the burst to the end of an execution, failed ones included.`,
			'Bill > Create first looks for a bill of the same number, so that nothing is created twice: two calls a bill, and one for the vendor.',
			"n8n alone: a declarative node with this package's credential, allowed to use it for the benchmark. The credential itself shares one sign-in. The batches of an HTTP Request node hold within one execution only, so they do not help here.",
			...bursts.flatMap(({ name, result }) =>
				result.complaint ? [`Failed with ${name}: ${result.complaint}`] : [],
			),
		],
		headline: Object.assign(
			{ mostCallsPerSecond: MOST_CALLS_A_SECOND },
			...bursts.map(({ key, result }) => headline(key, result)),
		),
		raw: Object.fromEntries(
			bursts.map(({ key, result }) => [`${key}DurationsMs`, result.durationsMs.map((ms) => rounded(ms))]),
		),
	};
}

function row(name: string, result: Burst): string[] {
	const { p50, p95 } = spreadOf(result.durationsMs);
	const counts = [
		result.bills,
		result.failed,
		result.refused,
		result.logins,
		result.maxInFlight,
		result.calls,
	].map(String);
	return [name, ...counts, cell(result.seconds), cell(callsPerSecond(result)), cell(p50, 0), cell(p95, 0)];
}

function headline(key: string, result: Burst): Record<string, number> {
	return {
		[`${key}CallsPerSecond`]: rounded(callsPerSecond(result)),
		[`${key}Failed`]: result.failed,
		[`${key}Refused`]: result.refused,
		[`${key}Logins`]: result.logins,
		[`${key}MaxInFlight`]: result.maxInFlight,
		[`${key}Seconds`]: rounded(result.seconds),
	};
}

function callsPerSecond({ calls, refused, seconds }: Burst): number {
	return (calls - refused) / seconds;
}

report('burst', measure);
