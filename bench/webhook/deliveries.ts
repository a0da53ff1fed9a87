import axios from 'axios';
import { createHmac, randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { cpuSecondsOf } from './processorTime';

/** One request to send. */
export interface Delivery {
	url: string;
	body: string;
	headers: Record<string, string>;
}

/** What came of sending a number of them. */
export interface Sent {
	/** From sending to the answer, each. */
	latenciesMs: number[];
	/** From the first request to the end of everything it started. */
	seconds: number;
	/** Processor time n8n took meanwhile; not a number where the system does not tell. */
	cpuSeconds: number;
}

const JSON_BODY = { 'content-type': 'application/json' };

/** A message about a payment as BILL sends it: with the bills it pays, about a kilobyte. */
export function paymentUpdated(status: string, eventId: string = randomUUID()): string {
	const updatedTime = new Date().toISOString();
	return JSON.stringify({
		metadata: {
			eventId,
			eventType: 'payment.updated',
			subscriptionId: '0f1e2d3c-0000-4000-8000-000000000001',
			organizationId: '00801BENCHMARKORG0001',
			version: '1',
		},
		payment: {
			id: `stp01${eventId.slice(0, 12)}`,
			status,
			amount: 120.5,
			processDate: '2030-01-15',
			vendorId: '00901BENCHMARKVEND001',
			vendorName: 'Benchmark Paper Company',
			fundingAccount: { id: 'bac01BENCHMARK00001', type: 'BANK_ACCOUNT' },
			disbursementType: 'ACH',
			transactionNumber: `P${eventId.slice(0, 8)}`,
			billPayments: [
				{ id: `bpm01${eventId.slice(0, 12)}`, billId: `00n01${eventId.slice(0, 12)}`, amount: 120.5 },
			],
			createdTime: updatedTime,
			updatedTime,
		},
	});
}

export function signed(url: string, body: string, securityKey: string): Delivery {
	const signature = createHmac('sha256', securityKey).update(body).digest('base64');
	return { url, body, headers: { ...JSON_BODY, 'x-bill-sha-signature': signature } };
}

export function unsigned(url: string, body: string): Delivery {
	return { url, body, headers: JSON_BODY };
}

/**
 * Sends them, so many at a time, and waits for what they started.
 * @throws when one is answered otherwise than with 200
 */
export async function send(
	deliveries: Delivery[],
	{ atATime, pid, untilDone }: { atATime: number; pid: number; untilDone: () => Promise<void> },
): Promise<Sent> {
	const httpAgent = new Agent({ keepAlive: true, maxSockets: atATime });
	const latenciesMs: number[] = [];
	const waiting = [...deliveries];
	const sendNext = async () => {
		for (let delivery = waiting.shift(); delivery; delivery = waiting.shift()) {
			const { url, body, headers } = delivery;
			const startedAt = performance.now();
			const settings = { headers, httpAgent, proxy: false as const, validateStatus: () => true };
			const { status, data } = await axios.post<unknown>(url, body, settings);
			if (status !== 200) throw new Error(`${url} answered ${status}: ${JSON.stringify(data)}`);
			latenciesMs.push(performance.now() - startedAt);
		}
	};
	const cpuBefore = cpuSecondsOf(pid);
	const startedAt = performance.now();
	await Promise.all(Array.from({ length: atATime }, sendNext));
	await untilDone();
	const seconds = (performance.now() - startedAt) / 1000;
	httpAgent.destroy();
	return { latenciesMs, seconds, cpuSeconds: cpuSecondsOf(pid) - cpuBefore };
}
