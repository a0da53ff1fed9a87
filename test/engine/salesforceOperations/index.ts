import { approvalCases } from './approval';
import type { OperationCase } from './operationCase';
import { orgCases } from './org';
import { platformEventCases } from './platformEvent';
import { recordCases } from './record';

/** Every operation the Salesforce node offers, some more than once. */
export const OPERATIONS: OperationCase[] = [
	...approvalCases,
	...orgCases,
	...platformEventCases,
	...recordCases,
];
