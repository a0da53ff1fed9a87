import { operationField } from '../operation';
import { approve } from './approve.operation';
import { getHistory } from './getHistory.operation';
import { getPending } from './getPending.operation';
import { reject } from './reject.operation';
import { submit } from './submit.operation';

/** Approvals of the classic engine (ProcessInstance). */
export const operations = [approve, getHistory, getPending, reject, submit];

export const description = [
	operationField('approval', operations, 'getPending'),
	...operations.flatMap((operation) => operation.description),
];
