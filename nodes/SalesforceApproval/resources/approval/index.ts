import { resource } from '../../operation/resource';
import { approve } from './approve.operation';
import { cancel } from './cancel.operation';
import { get } from './get.operation';
import { getHistory } from './getHistory.operation';
import { getPending } from './getPending.operation';
import { reassign } from './reassign.operation';
import { recall } from './recall.operation';
import { reject } from './reject.operation';
import { submit } from './submit.operation';

/** Approvals of both engines: approval processes (ProcessInstance) and flow approvals (ApprovalSubmission). */
export const approval = resource(
	{ name: 'Approval', value: 'approval' },
	[approve, cancel, get, getHistory, getPending, reassign, recall, reject, submit],
	'getPending',
);
