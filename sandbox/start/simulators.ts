import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBillSimulator } from '../bill/http/server';
import { startConsole } from '../console/server';
import type { Console } from '../console/server';
import { startSalesforceSimulator } from '../salesforce/server/server';
import { keptKeyPair } from '../seeding/keyPair';
import { seedBill, seedSalesforce } from '../seeding/seed';

export interface SandboxOptions {
	/** Ports on 127.0.0.1; left out or 0 takes a free one. */
	ports?: { bill?: number; salesforce?: number; pubSub?: number; console?: number };
	/** Folder that keeps both systems' state and the org's key; without one all ends with the process. */
	stateDir?: string;
	/** Invoices to load into an empty Salesforce, on top of which comes one credit; 200 unless told, 0 loads none. */
	invoices?: number;
	/** Milliseconds between two statuses of a payment. */
	paymentTickMs?: number;
	/** Milliseconds of silence after which Pub/Sub sends an empty response. */
	keepaliveMs?: number;
}

/** Both simulators and the console, running. */
export interface Sandbox {
	billUrl: string;
	salesforceUrl: string;
	pubSubUrl: string;
	consoleUrl: string;
	/** PEM key that signs users of the org in (JWT bearer). */
	jwtPrivateKey: string;
	/** Lets the console link to n8n, and read there how work stands. */
	showN8n: Console['showN8n'];
	stop(): Promise<void>;
}

/** Holds the private key that signs users in, below the state folder. */
export const ORG_KEY_FILE = 'org-key.pem';

const DEFAULT_INVOICES = 200;

/**
 * Starts both simulators and the console, and fills them from the data file: ledger lists in BILL; vendors and invoices
 * waiting for approval in Salesforce. What a state folder already holds is not loaded again.
 * @throws when a port is taken, the state cannot be read, or the file holds fewer invoices; what had started is ended
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { ports = {}, stateDir, invoices = DEFAULT_INVOICES, paymentTickMs, keepaliveMs } = options;
	if (stateDir !== undefined) mkdirSync(stateDir, { recursive: true });
	const stateFile = (name: string) => (stateDir === undefined ? undefined : join(stateDir, name));
	const { jwtPrivateKey, jwtPublicKey } = keptKeyPair(stateFile(ORG_KEY_FILE));
	const started: Array<{ stop(): Promise<void> }> = [];
	const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
		started.unshift(part);
		return part;
	};
	const stop = async () => {
		for (const part of started.splice(0)) await part.stop();
	};
	const start = async (): Promise<Sandbox> => {
		const bill = keep(
			await startBillSimulator({ port: ports.bill, stateFile: stateFile('bill.json'), paymentTickMs }),
		);
		const salesforce = keep(
			await startSalesforceSimulator({
				port: ports.salesforce,
				pubSubPort: ports.pubSub,
				stateFile: stateFile('salesforce.json'),
				keepaliveMs,
				jwtPublicKey,
			}),
		);
		await seedBill(bill.url);
		await seedSalesforce(salesforce.url, invoices);
		const org = { billUrl: bill.url, salesforceUrl: salesforce.url, jwtPrivateKey };
		const page = keep(await startConsole({ ...org, port: ports.console }));
		const { pubSubUrl } = salesforce;
		return { ...org, pubSubUrl, consoleUrl: page.url, showN8n: page.showN8n, stop };
	};
	return await start().catch(async (error: unknown) => {
		await stop();
		throw error;
	});
}
