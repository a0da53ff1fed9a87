import { resourceFields } from '../../operation/operation';
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
export const operations = [approve, cancel, get, getHistory, getPending, reassign, recall, reject, submit];

export const description = resourceFields('approval', operations, 'getPending');
