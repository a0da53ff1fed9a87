import type { INodeProperties } from 'n8n-workflow';
import { operationMenu } from '../operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const operations = [create, get, getAll];
export const description: INodeProperties[] = [
	operationMenu('payment', operations, 'create'),
	...operations.flatMap((operation) => operation.description),
];
