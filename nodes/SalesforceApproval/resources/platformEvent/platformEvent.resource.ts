import { operationField } from '../operation';
import { publish } from './publish.operation';

/** Platform events. */
export const operations = [publish];

export const description = [
	operationField('platformEvent', operations, 'publish'),
	...operations.flatMap((operation) => operation.description),
];
