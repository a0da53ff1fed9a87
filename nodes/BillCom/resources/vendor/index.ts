import type { INodeProperties } from 'n8n-workflow';
import { operationMenu } from '../operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const operations = [create, upsert, get, getAll, update];
export const description: INodeProperties[] = [
	operationMenu('vendor', operations, 'upsert'),
	...operations.flatMap((operation) => operation.description),
];
