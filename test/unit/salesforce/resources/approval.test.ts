import { loggedIn, runSalesforce } from '../context';
import { fakeSalesforce, ok, refused } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';

const RECORD = 'a01SB0000000001AAA';
const WORK_ITEM = '04iSB0000000001AAA';
const APPROVALS = 'POST /process/approvals';

let salesforce: FakeSalesforce | undefined;

afterEach(async () => await salesforce?.stop());

const approval = (operation: string, parameters = {}) => ({ resource: 'approval', operation, ...parameters });
const decided = (instanceStatus: string) =>
	ok([
		{
			success: true,
			entityId: RECORD,
			instanceId: '04gSB0000000001AAA',
			instanceStatus,
			actorIds: ['005SB0000000002AAA'],
			newWorkitemIds: [WORK_ITEM],
			errors: null,
		},
	]);
/** An org without flow approvals. */
const noFlow = { 'GET /query?q=SELECT Id, ApprovalSubmissionId*': [refused('INVALID_TYPE')] };
const workItems = (...actors: string[]) =>
	ok({
		done: true,
		totalSize: actors.length,
		records: actors.map((ActorId, index) => ({
			Id: `04iSB000000000${index + 1}AAA`,
			ProcessInstanceId: '04gSB0000000001AAA',
			ActorId,
			Actor: { Name: `Approver ${index + 1}` },
			CreatedDate: '2026-11-22T10:00:00.000+0000',
		})),
	});

async function start(replies: Record<string, Reply[]>) {
	salesforce = await fakeSalesforce(replies);
	return { credential: loggedIn(salesforce.url), calls: salesforce.calls };
}

it('sends what the form says and keeps the spelling of the wire', async () => {
	const { credential, calls } = await start({ [APPROVALS]: [decided('Pending')] });
	const options = {
		processDefinitionNameOrId: 'Invoice_Approval',
		skipEntryCriteria: true,
		nextApproverIds: '005SB0000000002AAA, 005SB0000000003AAA',
	};

	const items = await runSalesforce({
		credential,
		items: [approval('submit', { recordId: RECORD, comments: 'Please pay', options })],
	});

	expect(calls[0].body).toEqual({
		requests: [
			{
				actionType: 'Submit',
				contextId: RECORD,
				comments: 'Please pay',
				processDefinitionNameOrId: 'Invoice_Approval',
				skipEntryCriteria: true,
				nextApproverIds: ['005SB0000000002AAA', '005SB0000000003AAA'],
			},
		],
	});
	expect(items[0].json).toMatchObject({ recordId: RECORD, status: 'pending', newWorkitemIds: [WORK_ITEM] });
});

it.each([
	[
		'entries with codes',
		ok([{ success: false, errors: [{ statusCode: 'ALREADY_IN_PROCESS', message: 'Already there' }] }]),
	],
	['entries with texts', ok([{ success: false, errors: ['ALREADY_IN_PROCESS, Already there'] }])],
	['an error body', refused('ALREADY_IN_PROCESS', 400, 'Already there')],
])('never takes a refusal for a success: %s', async (_, reply) => {
	const { credential } = await start({ [APPROVALS]: [reply] });

	const run = runSalesforce({ credential, items: [approval('submit', { recordId: RECORD })] });

	await expect(run).rejects.toMatchObject({
		message: expect.stringMatching(
			/did not submit record a01SB.* for approval: .*Already there.*ALREADY_IN_PROCESS/,
		),
		description: expect.stringContaining('already waits for approval'),
	});
});

it('decides on the one request that is open for a record', async () => {
	const { credential, calls } = await start({
		...noFlow,
		'GET /query*': [workItems('005SB0000000002AAA')],
		[APPROVALS]: [decided('Approved')],
	});

	const items = await runSalesforce({
		credential,
		items: [approval('approve', { decideOn: 'record', recordId: RECORD, comments: 'Fine' })],
	});

	expect(calls.at(-1)?.body).toEqual({
		requests: [{ actionType: 'Approve', contextId: '04iSB0000000001AAA', comments: 'Fine' }],
	});
	expect(items[0].json).toMatchObject({ status: 'approved', workItemId: '04iSB0000000001AAA' });
});

it('takes its own request where several people are asked at the same time', async () => {
	const { credential, calls } = await start({
		'GET /query?q=SELECT Id FROM User*': [
			ok({ done: true, totalSize: 1, records: [{ Id: '005SB0000000003AAA' }] }),
		],
		...noFlow,
		'GET /query*': [workItems('005SB0000000002AAA', '005SB0000000003AAA')],
		[APPROVALS]: [decided('Rejected')],
	});
	credential.userName = "o'neil@sandbox.example";

	await runSalesforce({ credential, items: [approval('reject', { decideOn: 'record', recordId: RECORD })] });

	expect(calls[2].path).toBe("/query?q=SELECT Id FROM User WHERE Username = 'o\\'neil@sandbox.example'");
	expect(calls[3].body).toMatchObject({
		requests: [{ actionType: 'Reject', contextId: '04iSB0000000002AAA' }],
	});
});

it('does not choose between other people’s requests', async () => {
	const { credential, calls } = await start({
		'GET /query?q=SELECT Id FROM User*': [
			ok({ done: true, totalSize: 1, records: [{ Id: '005SB0000000009AAA' }] }),
		],
		...noFlow,
		'GET /query*': [workItems('005SB0000000002AAA', '005SB0000000003AAA')],
	});
	credential.userName = 'someone@sandbox.example';

	const run = runSalesforce({
		credential,
		items: [approval('approve', { decideOn: 'record', recordId: RECORD })],
	});

	await expect(run).rejects.toThrow('04iSB0000000001AAA for Approver 1, 04iSB0000000002AAA for Approver 2');
	expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
});

it('says so when nothing waits for approval on a record', async () => {
	const { credential } = await start({ ...noFlow, 'GET /query*': [workItems()] });

	const run = runSalesforce({
		credential,
		items: [approval('approve', { decideOn: 'record', recordId: RECORD })],
	});

	await expect(run).rejects.toThrow(`Nothing is waiting for approval on record ${RECORD}`);
});

it('goes on with the other items and pairs the one that was refused', async () => {
	const { credential } = await start({
		[APPROVALS]: [
			ok([
				{
					success: false,
					errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'No such work item' }],
				},
			]),
			decided('Approved'),
		],
	});
	const items = [WORK_ITEM, '04iSB0000000002AAA'].map((workItemId) =>
		approval('approve', { decideOn: 'workItem', workItemId }),
	);

	const output = await runSalesforce({ credential, items, continueOnFail: true });

	expect(output).toMatchObject([
		{
			json: {
				error: `Salesforce did not approve work item ${WORK_ITEM}: No such work item (INVALID_CROSS_REFERENCE_KEY)`,
				code: 'INVALID_CROSS_REFERENCE_KEY',
			},
			pairedItem: { item: 0 },
		},
		{ json: { status: 'approved' }, pairedItem: { item: 1 } },
	]);
});

it('refuses an id that is none before it asks Salesforce', async () => {
	const { credential, calls } = await start({});

	const run = runSalesforce({ credential, items: [approval('submit', { recordId: "x' OR Id != '" })] });

	await expect(run).rejects.toThrow('is not a Salesforce ID');
	expect(calls).toEqual([]);
});
