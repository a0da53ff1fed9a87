import { APPROVER, APPROVER_QUEUE } from '../../../sandbox/salesforce/tenant';
import {
	aClassicApproval,
	aFlowApproval,
	type Arranged,
	fixed,
	fromItem,
	type OperationCase,
	UNKNOWN,
} from './operationCase';

const recordId = fromItem('record');
const onRecord = ({ invoice }: Arranged) => ({ record: invoice });
const onUnknown = () => ({ record: UNKNOWN });
const nothingWaits = /Nothing is waiting for approval on record a00.*Get History/;
/** A flow approval its Approval Admin submitted, who alone may recall it. */
const submittedByAdmin = { submitter: 'admin@sandbox.example' };

/** Approve and Reject, on both engines. */
const decisions = (['approve', 'reject'] as const).flatMap((operation): OperationCase[] => {
	const status = operation === 'approve' ? 'approved' : 'rejected';
	const shared = {
		resource: 'approval',
		operation,
		as: 'approver',
		parameters: { recordId, comments: 'Seen' },
		good: onRecord,
		bad: onUnknown,
		refusal: nothingWaits,
	};
	return [
		{
			...shared,
			about: 'classic',
			arrange: aClassicApproval,
			returns: ({ invoice, approval, workItem }) => [
				{ engine: 'classic', recordId: invoice, approvalId: approval, workItemId: workItem, status },
			],
		},
		{
			...shared,
			about: 'flow',
			arrange: aFlowApproval,
			returns: ({ invoice, approval, workItem }) => [
				{ engine: 'flow', recordId: invoice, approvalId: approval, workItemId: workItem, status },
			],
		},
	];
});

export const approvalCases: OperationCase[] = [
	...decisions,
	{
		resource: 'approval',
		operation: 'submit',
		as: 'submitter',
		arrange: async (sandbox) => ({ invoice: await sandbox.seedInvoice() }),
		parameters: { recordId, comments: 'Please' },
		good: onRecord,
		returns: ({ invoice }) => [{ engine: 'classic', recordId: invoice, status: 'pending', success: true }],
		bad: onUnknown,
		refusal: /did not submit record a00.*INVALID_CROSS_REFERENCE_KEY/,
	},
	{
		resource: 'approval',
		operation: 'recall',
		about: 'classic',
		as: 'submitter',
		arrange: aClassicApproval,
		parameters: { recordId, comments: 'Mistake' },
		good: onRecord,
		returns: ({ approval }) => [
			{ engine: 'classic', approvalId: approval, status: 'withdrawn', instanceStatus: 'Removed' },
		],
		bad: onUnknown,
		refusal: nothingWaits,
	},
	{
		resource: 'approval',
		operation: 'recall',
		about: 'flow',
		as: 'admin',
		arrange: async (sandbox) => {
			const own = await aFlowApproval(sandbox, submittedByAdmin);
			const other = await aFlowApproval(sandbox);
			return { ...own, other: other.approval };
		},
		parameters: { withdraw: 'approval', approvalId: '={{ $json.approval }}' },
		good: ({ approval }) => ({ approval }),
		returns: ({ approval }) => [
			{ engine: 'flow', approvalId: approval, status: 'withdrawn', instanceStatus: 'Recalled' },
		],
		bad: ({ other }) => ({ approval: other }),
		refusal: /did not recall approval 9iP.*Approval Admin/,
	},
	{
		resource: 'approval',
		operation: 'cancel',
		as: 'admin',
		arrange: async (sandbox) => {
			const classic = await aClassicApproval(sandbox);
			return { ...(await aFlowApproval(sandbox)), classic: classic.approval };
		},
		parameters: { withdraw: 'approval', approvalId: '={{ $json.approval }}' },
		good: ({ approval }) => ({ approval }),
		returns: ({ approval }) => [{ approvalId: approval, status: 'withdrawn', instanceStatus: 'Canceled' }],
		bad: ({ classic }) => ({ approval: classic }),
		refusal: /is a classic approval, which cannot be cancelled.*Use Recall/,
	},
	{
		resource: 'approval',
		operation: 'reassign',
		about: 'classic',
		as: 'approver',
		arrange: aClassicApproval,
		parameters: { recordId, newActorId: fixed(APPROVER_QUEUE.id) },
		good: onRecord,
		returns: ({ workItem }) => [{ engine: 'classic', workItemId: workItem, actorType: 'queue' }],
		bad: onUnknown,
		refusal: nothingWaits,
	},
	{
		resource: 'approval',
		operation: 'reassign',
		about: 'flow',
		as: 'admin',
		arrange: aFlowApproval,
		parameters: {
			decideOn: 'workItem',
			workItemId: fromItem('item'),
			newActorId: fromItem('actor'),
			comments: 'Away',
		},
		good: ({ workItem }) => ({ item: workItem, actor: APPROVER_QUEUE.id }),
		returns: ({ workItem }) => [{ engine: 'flow', workItemId: workItem, actorId: APPROVER_QUEUE.id }],
		bad: ({ workItem }) => ({ item: workItem, actor: 'nobody' }),
		refusal: /New User or Queue "nobody" is not a Salesforce ID/,
	},
	{
		resource: 'approval',
		operation: 'get',
		about: 'by record',
		arrange: aClassicApproval,
		parameters: { recordId },
		good: onRecord,
		returns: ({ approval }) => [
			{ approvalId: approval, engine: 'classic', status: 'pending', decidedById: null },
		],
		bad: onUnknown,
		refusal: /There is no approval of record a00.*never submitted/,
	},
	{
		resource: 'approval',
		operation: 'get',
		about: 'by ID',
		arrange: aFlowApproval,
		parameters: { getBy: 'approval', approvalId: '={{ $json.approval }}' },
		good: ({ approval }) => ({ approval }),
		returns: ({ approval, invoice }) => [
			{ approvalId: approval, engine: 'flow', status: 'pending', recordId: invoice },
		],
		bad: () => ({ approval: UNKNOWN }),
		refusal: /There is no approval of ID a00/,
	},
	{
		resource: 'approval',
		operation: 'getPending',
		arrange: async (sandbox) => {
			const classic = await aClassicApproval(sandbox);
			const flow = await aFlowApproval(sandbox, { firstApprover: 'AP_Approvers' });
			return { ...classic, flowItem: flow.workItem };
		},
		parameters: {
			pendingFor: 'actor',
			actorId: fromItem('actor'),
			options: { includeQueues: true },
		},
		good: () => ({ actor: APPROVER.id }),
		returns: ({ workItem, flowItem }) => [
			{ workItemId: workItem, engine: 'classic', actorType: 'user', actorName: 'Approver Ames' },
			{ workItemId: flowItem, engine: 'flow', actorType: 'queue', actorName: 'AP Approvers' },
		],
		bad: () => ({ actor: 'me' }),
		refusal: /User or Queue "me" is not a Salesforce ID/,
	},
	{
		resource: 'approval',
		operation: 'getHistory',
		arrange: aFlowApproval,
		parameters: { recordId },
		good: onRecord,
		returns: () => [
			{
				engine: 'flow',
				status: 'pending',
				steps: [
					{ decision: 'started', comment: 'Please pay' },
					{ decision: 'pending', isPending: true, actorName: 'Approver Ames' },
				],
			},
		],
		bad: () => ({ record: 'none' }),
		refusal: /Record "none" is not a Salesforce ID/,
	},
];
