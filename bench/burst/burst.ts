import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData } from 'n8n-workflow';
import type { INode, INodeParameters, INodeType } from 'n8n-workflow';
import { Control } from '../../sandbox/start/control';
import type { BillStats } from '../../sandbox/bill/world/stats';
import { forgetProcessMemory, loadPackage, storeCredential } from '../../test/engine/harness';
import { aNode, aWorkflow, additionalDataFor } from '../../test/engine/harness/context';
import type { LoadedPackage } from '../../test/engine/harness/package';
import { bareLoop } from './bareLoop';
import { billSignIn } from '../../sandbox/start/billSignIn';

/** BILL api-rate-limits, 2026-11: three at once per developer key and organization. */
export const LANES = 3;

/** One way to create bills. */
export interface Way {
	name: string;
	/** Of this package, or one of {@link Way.nodeTypes}. */
	nodeType: string;
	parameters(vendorId: string, invoiceNumber: string): INodeParameters;
	/** Settings of the node, such as "Retry On Fail". */
	settings?: Partial<INode>;
}

/** What a burst came to, seen by BILL and by n8n. */
export interface Burst {
	seconds: number;
	calls: number;
	logins: number;
	maxInFlight: number;
	/** Calls BILL refused because too many ran at once. */
	refused: number;
	/** Executions that ended with an error. */
	failed: number;
	/** What the first of them said. */
	complaint?: string;
	/** Bills in BILL afterwards. */
	bills: number;
	/** From the start of the burst to the end of each execution, milliseconds. */
	durationsMs: number[];
}

/** Runs `size` executions at the same moment, each creating one bill in a BILL without any. */
export async function burst(
	billUrl: string,
	way: Way,
	{ size, nodeTypes }: { size: number; nodeTypes: INodeType[] },
): Promise<Burst> {
	const vendorId = await emptyBill(billUrl);
	forgetProcessMemory();
	const loaded = withNodes(await loadPackage(), nodeTypes);
	const billComApi = storeCredential('billComApi', billSignIn(billUrl));
	const nodes = Array.from({ length: size }, (_, index) => {
		const parameters = way.parameters(vendorId, `INV-${index}`);
		return { ...aNode({ type: way.nodeType, parameters, credentials: { billComApi } }), ...way.settings };
	});
	const startedAt = performance.now();
	const ends = await Promise.all(
		nodes.map(async (node) => {
			const complaint = await complaintIn(loaded, node);
			return { complaint, ms: performance.now() - startedAt };
		}),
	);
	const seconds = (performance.now() - startedAt) / 1000;
	const complaints = ends.flatMap(({ complaint }) => complaint ?? []);
	return {
		seconds,
		failed: complaints.length,
		complaint: complaints[0],
		durationsMs: ends.map(({ ms }) => ms),
		...(await seenByBill(billUrl)),
	};
}

/** Sends the same requests by {@link bareLoop}. */
export async function bareBurst(
	billUrl: string,
	bodyOf: (vendorId: string, invoiceNumber: string) => object,
	size: number,
): Promise<Burst> {
	const vendorId = await emptyBill(billUrl);
	const bodies = Array.from({ length: size }, (_, index) => bodyOf(vendorId, `INV-${index}`));
	const durationsMs = await bareLoop(billUrl, bodies, LANES);
	return { seconds: Math.max(...durationsMs) / 1000, failed: 0, durationsMs, ...(await seenByBill(billUrl)) };
}

/** Empties BILL but for one vendor, whose id is returned. */
async function emptyBill(billUrl: string): Promise<string> {
	const bill = new Control(billUrl);
	await bill.send('reset');
	const seed = { vendors: [{ name: 'Northwind Paper', address: ADDRESS }] };
	return (await bill.send<{ vendors: Array<{ id: string }> }>('seed', seed)).vendors[0].id;
}

async function seenByBill(
	billUrl: string,
): Promise<Pick<Burst, 'calls' | 'logins' | 'maxInFlight' | 'refused' | 'bills'>> {
	const bill = new Control(billUrl);
	const { calls, logins, maxInFlight, refusals } = await bill.read<BillStats>('stats');
	const { bills } = await bill.read<{ bills: unknown[] }>('state');
	return { calls, logins, maxInFlight, refused: refusals.BDC_1322 ?? 0, bills: bills.length };
}

const ADDRESS = {
	line1: '1 Main St',
	city: 'Austin',
	stateOrProvince: 'TX',
	zipOrPostalCode: '78701',
	country: 'US',
};

/** The package with nodes of the benchmark beside its own. They may use its credentials, which others may not. */
function withNodes(loaded: LoadedPackage, extra: INodeType[]): LoadedPackage {
	const nameOf = ({ description }: INodeType) => `bench.${description.name}`;
	const find = (type: string) => extra.find((node) => nameOf(node) === type);
	const { nodeTypes } = loaded;
	return {
		...loaded,
		nodeTypes: {
			...nodeTypes,
			getByName: (type) => find(type) ?? nodeTypes.getByName(type),
			getByNameAndVersion: (type, version) => find(type) ?? nodeTypes.getByNameAndVersion(type, version),
		},
		supportedNodes: (name) => [...loaded.supportedNodes(name), ...extra.map(nameOf)],
	};
}

/** One execution of one node by the class that runs them in n8n; what it ended with, unless it ended well. */
async function complaintIn(loaded: LoadedPackage, node: INode): Promise<string | undefined> {
	const workflow = aWorkflow(loaded, [node]);
	const nodeExecutionStack = [{ node, data: { main: [[{ json: {} }]] }, source: null }];
	const runData = createRunExecutionData({ executionData: { nodeExecutionStack } });
	const additionalData = additionalDataFor(loaded, workflow, 'trigger');
	const { data } = await new WorkflowExecute(additionalData, 'trigger', runData).processRunExecutionData(
		workflow,
	);
	const { error } = data.resultData;
	return error && [error.message, error.description].filter(Boolean).join(' – ');
}
