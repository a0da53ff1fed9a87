/** Approvals one after the other, as a person decides: how long until each is an execution, by each source of the trigger. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import type { INodeParameters } from 'n8n-workflow';
import { CLIENT_ID, INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { startTrigger, storeCredential } from '../../test/engine/harness';
import { report, type Measurement } from '../report';
import { startSimulator } from '../simulatorProcess';
import { cell, rounded, spreadOf } from '../statistics';
import type { Org } from './org';

interface Way {
	key: string;
	name: string;
	parameters: INodeParameters;
	approvals: number;
	/** Between two approvals. */
	pauseMs: number;
}

const changes = { source: 'changeDataCapture', changedField: 'Approval_Status__c', becameValue: 'Approved' };
/** The shortest the trigger polls by, six seconds; the editor offers whole minutes. */
const POLL_MINUTES = 0.1;

const WAYS: Way[] = [
	{ key: 'pubSub', name: 'platform event, Pub/Sub API', parameters: {}, approvals: 200, pauseMs: 20 },
	{
		key: 'pubSubChanges',
		name: 'change of the record, Pub/Sub API',
		parameters: changes,
		approvals: 200,
		pauseMs: 20,
	},
	{
		key: 'pubSubFresh',
		name: 'platform event, Pub/Sub API, record read afresh',
		parameters: { options: { readRecord: true } },
		approvals: 200,
		pauseMs: 20,
	},
	{
		key: 'cometd',
		name: 'platform event, CometD',
		parameters: { delivery: 'cometd' },
		approvals: 200,
		pauseMs: 20,
	},
	{
		key: 'cometdChanges',
		name: 'change of the record, CometD',
		parameters: { ...changes, delivery: 'cometd' },
		approvals: 200,
		pauseMs: 20,
	},
	{
		key: 'polling',
		name: 'polling every 6 s',
		parameters: { source: 'polling', pollMinutes: POLL_MINUTES },
		approvals: 60,
		pauseMs: 250,
	},
];

async function measure(): Promise<Measurement> {
	const results: Array<{ way: Way; latenciesMs: number[] }> = [];
	for (const way of WAYS) results.push({ way, latenciesMs: await once(way) });
	return {
		sample: `${WAYS[0].approvals} approvals each, polling ${WAYS[WAYS.length - 1].approvals}`,
		headings: ['source', 'approvals', 'p50 ms', 'p99 ms', 'slowest ms'],
		rows: results.map(({ way, latenciesMs }) => {
			const { p50, p99 } = spreadOf(latenciesMs);
			return [
				way.name,
				String(latenciesMs.length),
				...[p50, p99, Math.max(...latenciesMs)].map((ms) => cell(ms)),
			];
		}),
		notes: [
			"From the moment the approver's request is sent to the simulated org to the trigger's emit in n8n-core, in one clock; n8n's own start of a run comes on top.",
			'Polling waits half its interval on average: with the five minutes the editor begins with, two and a half minutes.',
		],
		headline: Object.assign(
			{},
			...results.map(({ way, latenciesMs }) => {
				const { p50, p99 } = spreadOf(latenciesMs);
				return { [`${way.key}P50Ms`]: rounded(p50), [`${way.key}P99Ms`]: rounded(p99) };
			}),
		),
		raw: Object.fromEntries(
			results.map(({ way, latenciesMs }) => [
				`${way.key}LatenciesMs`,
				latenciesMs.map((ms) => rounded(ms, 2)),
			]),
		),
	};
}

/** One source, an org of its own. */
async function once({ parameters, approvals, pauseMs }: Way): Promise<number[]> {
	const simulator = await startSimulator<Org>(join(__dirname, 'org.ts'));
	const { url } = simulator.ready;
	const [sentMs, arrivedMs] = [new Map<string, number>(), new Map<string, number>()];
	const trigger = await startTrigger({
		type: 'salesforceApprovalTrigger',
		parameters: { authentication: 'jwt', startFrom: 'earliest', ...parameters },
		credentials: { salesforceApprovalJwtApi: credentialOf(simulator.ready) },
		outcomeOf: ({ items }) => {
			arrivedMs.set(String(items[0].json.recordId), performance.now());
			return 'success';
		},
	});
	const approver = await aUser(url, 'approver@sandbox.example');
	for (const { workItem, invoice } of await submitted(url, approver, approvals)) {
		await sleep(pauseMs);
		sentMs.set(invoice, performance.now());
		await approver.post('process/approvals', { requests: [{ actionType: 'Approve', contextId: workItem }] });
	}
	await trigger.untilEmitted(approvals);
	await trigger.close();
	await simulator.stop();
	return [...sentMs].map(([invoice, atMs]) => (arrivedMs.get(invoice) ?? NaN) - atMs);
}

function credentialOf({ url, pubSubUrl, jwtPrivateKey }: Org) {
	return storeCredential('salesforceApprovalJwtApi', {
		myDomainUrl: url,
		clientId: CLIENT_ID,
		userName: INTEGRATION_USER.userName,
		privateKey: jwtPrivateKey,
		pubSubUrl,
	});
}

async function aUser(url: string, userName: string): Promise<AxiosInstance> {
	const { data } = await axios.post<{ accessToken: string }>(
		`${url}/sandbox/sessions`,
		{ userName },
		{ proxy: false },
	);
	const headers = { authorization: `Bearer ${data.accessToken}` };
	return axios.create({ baseURL: `${url}/services/data/v66.0/`, headers, proxy: false });
}

/** Invoices that wait for the approver, with what they wait as. */
async function submitted(
	url: string,
	approver: AxiosInstance,
	count: number,
): Promise<Array<{ workItem: string; invoice: string }>> {
	const invoices = Array.from({ length: count }, (_, index) => ({
		vendorName: 'Acme Ltd',
		Invoice_Number__c: `INV-${index}`,
		Amount__c: 120.5,
	}));
	await axios.post(`${url}/sandbox/seed`, { invoices, submit: true }, { proxy: false });
	const q = 'SELECT Id, ProcessInstance.TargetObjectId FROM ProcessInstanceWorkitem LIMIT 2000';
	const { data } = await approver.get<{
		records: Array<{ Id: string; ProcessInstance: { TargetObjectId: string } }>;
	}>('query', { params: { q } });
	return data.records.map(({ Id, ProcessInstance }) => ({
		workItem: Id,
		invoice: ProcessInstance.TargetObjectId,
	}));
}

report('sources', measure);
