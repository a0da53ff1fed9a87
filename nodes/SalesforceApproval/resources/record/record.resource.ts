import { operationField } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** Records of any object. */
export const operations = [upsert, get, getAll, update];

export const description = [
	operationField('record', operations, 'get'),
	...operations.flatMap((operation) => operation.description),
];
