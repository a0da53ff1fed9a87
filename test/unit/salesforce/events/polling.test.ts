import type { IDataObject } from 'n8n-workflow';
import {
	type PollingOptions,
	PollingSource,
} from '../../../../nodes/SalesforceApproval/events/rest/pollingSource';
import { connect } from '../../../../nodes/SalesforceApproval/transport/connection';
import { executeContext, loggedIn } from '../context';
import { type FakeSalesforce, fakeSalesforce, ok, refused, type Reply } from '../wire';
import { run } from './bench';
import { Watch } from '../../../watch';

const CLASSIC = 'GET /query?q=SELECT Id, Status, TargetObjectId*';
const FLOW = 'GET /query?q=SELECT Id, Name, Status, RelatedRecordId*';
const REVIEWS = 'GET /query?q=SELECT ApprovalSubmissionId*';
const AMOUNTS = 'GET /query?q=SELECT Id, Amount__c*';
const DESCRIBE = 'GET /sobjects/AP_Invoice__c/describe*';

const found = (...records: IDataObject[]): Reply => ok({ totalSize: records.length, done: true, records });
const aClassic = (id: string, changes: IDataObject = {}): IDataObject => ({
	attributes: { type: 'ProcessInstance' },
	Id: id,
	Status: 'Approved',
	TargetObjectId: `a01-of-${id}`,
	CompletedDate: '2026-11-02T08:00:00.000+0000',
	LastActorId: '005-approver',
	SystemModstamp: '2026-11-02T08:00:01.000+0000',
	ProcessDefinition: { attributes: { type: 'ProcessDefinition' }, DeveloperName: 'AP_Invoice_Approval' },
	...changes,
});

let salesforce: FakeSalesforce | undefined;
let running: { stop(): Promise<unknown> } | undefined;

afterEach(async () => {
	await running?.stop();
	running = undefined;
	await salesforce?.stop();
});

/** Runs the source with the given answers until the test is over. Pauses end when the test says so. */
async function poll(
	replies: Record<string, Reply[]>,
	changes: Partial<PollingOptions> = {},
	data: IDataObject = {},
) {
	salesforce = await fakeSalesforce({ [FLOW]: [found()], [AMOUNTS]: [found()], ...replies });
	const ctx = executeContext({ credential: loggedIn(salesforce.url), items: [{}] });
	const watch = new Watch();
	const [pauses, warnings, alerts]: [number[], string[], string[]] = [[], [], []];
	let goOn = () => {};
	const source = new PollingSource({
		objectName: 'AP_Invoice__c',
		amountField: 'Amount__c',
		intervalMs: 300_000,
		sinceMs: undefined,
		now: () => Date.parse('2026-11-02T09:00:00Z'),
		connect: async () => await connect(ctx, 'salesforceApprovalJwtApi'),
		reporter: {
			warn: (message) => void warnings.push(message),
			alert: (message) => void alerts.push(message),
		},
		wait: async (ms, signal) => {
			pauses.push(ms);
			watch.changed();
			await new Promise<void>((resolve) => {
				goOn = resolve;
				if (signal.aborted) resolve();
				signal.addEventListener('abort', () => resolve(), { once: true });
			});
		},
		...changes,
	});
	const pumped = run({ watch, reporter: { warn: () => {}, alert: () => {} } }, source, { data });
	running = pumped;
	return {
		...pumped,
		source,
		pauses,
		warnings,
		alerts,
		calls: salesforce.calls,
		/** Resolves when the source rests after its n-th poll. */
		untilPolled: async (count: number) => await watch.until(() => pauses.length >= count),
		pollAgain: () => goOn(),
	};
}

it('gives a completed classic approval the shape of a platform event, with its amount and decider', async () => {
	const polled = await poll({
		[CLASSIC]: [found(aClassic('04g-1'))],
		[AMOUNTS]: [found({ Id: 'a01-of-04g-1', Amount__c: 120.5 })],
	});
	await polled.untilPolled(1);

	expect(polled.taken).toEqual([
		{
			eventId: '04g-1:Approved',
			source: 'polling',
			decision: 'approved',
			objectName: 'AP_Invoice__c',
			recordId: 'a01-of-04g-1',
			approvalId: '04g-1',
			processName: 'AP_Invoice_Approval',
			amount: 120.5,
			decidedBy: '005-approver',
			decidedAt: '2026-11-02T08:00:00.000Z',
			isGap: false,
			payload: expect.objectContaining({ Id: '04g-1', Status: 'Approved' }),
		},
	]);
});

it('hands the currency of the record on, where the org has several', async () => {
	const fields = ['Id', 'Amount__c', 'CurrencyIsoCode'].map((name) => ({ name }));
	const polled = await poll({
		[CLASSIC]: [found(aClassic('04g-1'))],
		[DESCRIBE]: [ok({ name: 'AP_Invoice__c', fields })],
		[AMOUNTS]: [found({ Id: 'a01-of-04g-1', Amount__c: 120.5, CurrencyIsoCode: 'EUR' })],
	});
	await polled.untilPolled(1);

	expect(polled.taken).toMatchObject([{ amount: 120.5, currency: 'EUR' }]);
	const queries = salesforce?.calls.map(({ path }) => path) ?? [];
	expect(queries).toContainEqual(expect.stringContaining('SELECT Id, Amount__c, CurrencyIsoCode FROM'));
});

it('finds flow approvals as well, decided by the last reviewer', async () => {
	const submission = {
		Id: '9iP-1',
		Status: 'Recalled',
		RelatedRecordId: 'a01-1',
		SystemModstamp: '2026-11-02T08:00:00.000+0000',
	};
	const review = (ReviewedById: string, ReviewedDate: string) => ({
		ApprovalSubmissionId: '9iP-1',
		ReviewedById,
		ReviewedDate,
	});
	const polled = await poll({
		[CLASSIC]: [found()],
		[FLOW]: [found(submission)],
		[REVIEWS]: [
			found(
				review('005-first', '2026-11-02T07:00:00.000+0000'),
				review('005-last', '2026-11-02T07:30:00.000+0000'),
			),
		],
	});
	await polled.untilPolled(1);

	expect(polled.taken).toMatchObject([
		{
			approvalId: '9iP-1',
			decision: 'withdrawn',
			decidedBy: '005-last',
			decidedAt: '2026-11-02T07:30:00.000Z',
			amount: null,
		},
	]);
});

it('works in an org without flow approvals and does not ask for them again', async () => {
	const polled = await poll({ [CLASSIC]: [found(aClassic('04g-1'))], [FLOW]: [refused('INVALID_TYPE')] });
	await polled.untilPolled(1);
	polled.pollAgain();
	await polled.untilPolled(2);

	expect(polled.recordIds()).toEqual(['a01-of-04g-1']);
	expect(polled.calls.filter(({ path }) => path.includes('ApprovalSubmission'))).toHaveLength(1);
});

it('looks back behind the newest change, and hands over only what is new', async () => {
	const polled = await poll({
		[CLASSIC]: [
			found(aClassic('04g-1')),
			found(aClassic('04g-1'), aClassic('04g-0', { SystemModstamp: '2026-11-02T07:58:00.000+0000' })),
		],
	});
	await polled.untilPolled(1);
	polled.pollAgain();
	await polled.untilPolled(2);

	expect(polled.taken.map(({ approvalId }) => approvalId)).toEqual(['04g-1', '04g-0']);
	const second = polled.calls.filter(({ path }) => path.includes('FROM ProcessInstance'))[1];
	expect(second.path).toContain('SystemModstamp >= 2026-11-02T07:55:01.000Z');
});

it('follows the pages of a long answer', async () => {
	const polled = await poll({
		[CLASSIC]: [
			ok({
				totalSize: 2,
				done: false,
				nextRecordsUrl: '/services/data/v66.0/query/01g-1',
				records: [aClassic('04g-1')],
			}),
		],
		'GET /query/01g-1': [found(aClassic('04g-2'))],
	});
	await polled.untilPolled(1);

	expect(polled.taken.map(({ approvalId }) => approvalId)).toEqual(['04g-1', '04g-2']);
});

it('goes on after a restart without repeating what n8n has', async () => {
	const first = await poll({ [CLASSIC]: [found(aClassic('04g-1'))] });
	await first.untilPolled(1);
	await first.stop();
	await salesforce?.stop();

	const second = await poll(
		{ [CLASSIC]: [found(aClassic('04g-1'), aClassic('04g-2'))] },
		{},
		structuredClone(first.data),
	);
	await second.untilPolled(1);

	expect(second.taken.map(({ approvalId }) => approvalId)).toEqual(['04g-2']);
});

it('tells the user when the API calls of the day are used up, and keeps polling', async () => {
	const polled = await poll({
		[CLASSIC]: [refused('REQUEST_LIMIT_EXCEEDED', 403), found(aClassic('04g-1'))],
	});
	await polled.untilPolled(1);
	polled.pollAgain();
	await polled.untilPolled(2);

	expect(polled.alerts).toEqual([expect.stringContaining('REQUEST_LIMIT_EXCEEDED')]);
	expect(polled.pauses).toEqual([900_000, 300_000]);
	expect(polled.recordIds()).toEqual(['a01-of-04g-1']);
});

it.each(['ConcurrentRequests Limit exceeded.', 'ConcurrentPerOrgLongTxn Limit exceeded.'])(
	'comes back at its usual pace, and alarms nobody, after "%s"',
	async (message) => {
		const busy = refused('REQUEST_LIMIT_EXCEEDED', 403, message);
		const polled = await poll({ [CLASSIC]: [busy, busy, busy, busy, found(aClassic('04g-1'))] });
		await polled.untilPolled(1);
		polled.pollAgain();
		await polled.untilPolled(2);

		expect(polled.alerts).toEqual([]);
		expect(polled.pauses[0]).toBeLessThanOrEqual(300_000);
		expect(polled.recordIds()).toEqual(['a01-of-04g-1']);
	},
);

it('stops when Salesforce says that something has to be changed', async () => {
	const polled = await poll({ [CLASSIC]: [refused('INSUFFICIENT_ACCESS', 403)] });

	expect((await polled.ended)?.error).toMatchObject({
		message: expect.stringContaining('INSUFFICIENT_ACCESS'),
	});
});

it('names the amount field the object does not have', async () => {
	const polled = await poll({
		[CLASSIC]: [found()],
		[DESCRIBE]: [ok({ name: 'AP_Invoice__c', fields: [{ name: 'Total__c' }] })],
	});

	await expect(polled.source.check()).rejects.toMatchObject({
		message: 'AP_Invoice__c has no field Amount__c',
		fix: expect.stringContaining('Amount Field'),
	});
});

it('shows the newest approval in a test', async () => {
	const polled = await poll({
		[CLASSIC]: [
			found(aClassic('04g-2', { SystemModstamp: '2026-11-02T08:30:00.000+0000' }), aClassic('04g-1')),
		],
		[DESCRIBE]: [ok({ name: 'AP_Invoice__c', fields: [{ name: 'Amount__c' }] })],
	});

	const { event, isExample } = await polled.source.sample(({ decision }) => decision === 'approved');

	expect([event.approvalId, isExample]).toEqual(['04g-2', false]);
});
