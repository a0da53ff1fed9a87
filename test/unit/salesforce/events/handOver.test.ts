import { type IDataObject, type IRun, ManualExecutionCancelledError } from 'n8n-workflow';
import { handOverTo } from '../../../../nodes/SalesforceApproval/events/handOver/handOver';
import { PositionStore } from '../../../../nodes/SalesforceApproval/events/handOver/positionStore';
import type { ApprovalEvent } from '../../../../nodes/SalesforceApproval/events/source/source';
import { type Emission, triggerContext } from './triggerContext';

const event: ApprovalEvent = {
	eventId: 'uuid-1',
	source: 'platformEvent',
	decision: 'approved',
	objectName: 'AP_Invoice__c',
	recordId: 'a01',
	approvalId: '04g',
	processName: null,
	isGap: false,
	amount: 120.5,
	decidedBy: null,
	decidedAt: null,
	payload: { Record_Id__c: 'a01' },
};

const finished = ({ donePromise }: Emission) => donePromise.resolve(Object.create(null) as IRun);

function handOver(
	onEmit: Parameters<typeof triggerContext>[0],
	given: ApprovalEvent | ApprovalEvent[] = event,
	signal = new AbortController().signal,
) {
	const { ctx, emissions } = triggerContext(onEmit);
	const [pauses, warnings]: [number[], string[]] = [[], []];
	const reporter = { warn: (message: string) => void warnings.push(message), alert: () => {} };
	const handing = handOverTo(ctx, { reporter, wait: async (ms) => void pauses.push(ms) })(
		[given].flat(),
		signal,
	);
	return { handing, emissions, pauses, warnings };
}

it('hands the event over as one item with a key of workflow, node and event', async () => {
	const { handing, emissions } = handOver(finished);
	await handing;

	expect(emissions).toMatchObject([
		{ items: [{ json: event }], deduplicationKey: 'workflow-1:node-1:uuid-1' },
	]);
});

it('offers the event again with the same key when emit throws and when n8n cannot store the execution', async () => {
	const { handing, emissions, warnings } = handOver((emission, attempt) => {
		if (attempt === 1) throw new Error('emit is broken');
		if (attempt === 2) return emission.donePromise.reject(new Error('database is locked'));
		return finished(emission);
	});
	await handing;

	expect(emissions.map(({ deduplicationKey }) => deduplicationKey)).toEqual(
		Array(3).fill('workflow-1:node-1:uuid-1'),
	);
	expect(warnings).toEqual([
		expect.stringContaining('emit is broken'),
		expect.stringContaining('database is locked'),
	]);
});

it("gives up with n8n's own words after six refusals, the pauses growing", async () => {
	const { handing, emissions, pauses } = handOver(({ donePromise }) =>
		donePromise.reject(new Error('database is gone')),
	);

	await expect(handing).rejects.toThrow('database is gone');
	expect(emissions).toHaveLength(6);
	expect(pauses).toHaveLength(5);
	expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
});

it('counts a run that a person stopped as handed over', async () => {
	const { handing, emissions } = handOver(({ donePromise }) =>
		donePromise.reject(new ManualExecutionCancelledError('1')),
	);
	await handing;

	expect(emissions).toHaveLength(1);
});

it('counts a run that ended before n8n looked for it as handed over', async () => {
	class ExecutionNotFoundError extends Error {}

	const { handing, emissions } = handOver(({ donePromise }) =>
		donePromise.reject(new ExecutionNotFoundError('No active execution found')),
	);
	await handing;

	expect(emissions).toHaveLength(1);
});

it('tells a person of a run that does not end, and of no other', async () => {
	const closing = new AbortController();
	const { ctx } = triggerContext((emission, attempt) => (attempt === 1 ? finished(emission) : undefined));
	let tell: (message: string) => void = () => {};
	const told = new Promise<string>((resolve) => (tell = resolve));
	const reporter = { warn: () => {}, alert: (message: string) => tell(message) };
	const offer = handOverTo(ctx, { reporter, wait: async () => {}, runPatienceMs: 20 });
	await offer([event], closing.signal);

	const handing = offer([{ ...event, recordId: 'a02' }], closing.signal);

	await expect(told).resolves.toContain('record a02');
	closing.abort();
	await handing;
});

it('does not wait for a workflow when the trigger is closed', async () => {
	const closing = new AbortController();
	const { handing, emissions } = handOver(() => {}, event, closing.signal);
	closing.abort();
	await handing;

	expect(emissions).toHaveLength(1);
});

it('hands several events over as the items of one execution, under a key that says which they are', async () => {
	const keyOf = async (...ids: string[]) => {
		const { handing, emissions } = handOver(
			finished,
			ids.map((eventId) => ({ ...event, eventId })),
		);
		await handing;
		expect(emissions.map(({ items }) => items.map(({ json }) => json.eventId))).toEqual([ids]);
		return emissions[0].deduplicationKey;
	};

	const [all, again, fewer, others] = [
		await keyOf('uuid-1', 'uuid-2', 'uuid-3'),
		await keyOf('uuid-1', 'uuid-2', 'uuid-3'),
		await keyOf('uuid-1', 'uuid-2'),
		await keyOf('uuid-1', 'uuid-2,uuid-3'),
	];

	expect(again).toBe(all);
	expect(new Set([all, fewer, others]).size).toBe(3);
	expect(await keyOf('uuid-1')).toBe('workflow-1:node-1:uuid-1');
});

it('offers the same items again when n8n refuses them', async () => {
	const events = ['uuid-1', 'uuid-2'].map((eventId) => ({ ...event, eventId }));
	const { handing, emissions, warnings } = handOver((emission, attempt) => {
		if (attempt === 1) return emission.donePromise.reject(new Error('database is locked'));
		return finished(emission);
	}, events);
	await handing;

	expect(emissions[1].items).toEqual(emissions[0].items);
	expect(emissions[1].deduplicationKey).toBe(emissions[0].deduplicationKey);
	expect(warnings).toEqual([expect.stringContaining('event uuid-1 and 1 more')]);
});

it("keeps the key within n8n's 255 characters and different for different events", async () => {
	const long = ['a', 'b'].map((letter) => handOver(finished, { ...event, eventId: letter.repeat(300) }));
	await Promise.all(long.map(async ({ handing }) => await handing));

	const keys = long.map(({ emissions }) => emissions[0].deduplicationKey);
	expect(keys.every((key) => key.length <= 255 && key.startsWith('workflow-1:node-1:'))).toBe(true);
	expect(new Set(keys).size).toBe(2);
});

it('gives events of two orgs different keys though their ids are the same, and keeps the keys of an older release', async () => {
	const { ctx, emissions } = triggerContext(finished);
	const name = 'cometd:/event/BILL_Approval__e';
	const handOverIn = async (organizationId: string, data: IDataObject) => {
		const { keyOrg } = PositionStore.begin(data, {
			name,
			organizationId,
			startFrom: 'latest',
			now: new Date('2026-11-02T08:00:00Z'),
		});
		const reporter = { warn: () => {}, alert: () => {} };
		await handOverTo(ctx, { reporter, wait: async () => {}, keyOrg })([event], new AbortController().signal);
	};
	const data: IDataObject = {};
	await handOverIn('00DSB00000000012AA', data);
	await handOverIn('00DSB00000000012AA', data);
	await handOverIn('00DSB00000000022AA', data);
	const older = { startFrom: 'latest', since: '2026-11-01T08:00:00Z', position: '7', seen: [], stops: 0 };
	await handOverIn('00DSB00000000012AA', { ...older, stream: name });
	await handOverIn('00DSB00000000012AA', { ...older, stream: `00DSB00000000012AA ${name}` });

	expect(emissions.map(({ deduplicationKey }) => deduplicationKey)).toEqual([
		'workflow-1:node-1:00DSB00000000012AA:uuid-1',
		'workflow-1:node-1:00DSB00000000012AA:uuid-1',
		'workflow-1:node-1:00DSB00000000022AA:uuid-1',
		'workflow-1:node-1:uuid-1',
		'workflow-1:node-1:uuid-1',
	]);
});
