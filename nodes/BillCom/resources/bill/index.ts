import type { INodeProperties } from 'n8n-workflow';
import { operationMenu } from '../operation';
import { archive } from './archive.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const operations = [archive, create, get, getAll, update];
export const description: INodeProperties[] = [
	operationMenu('bill', operations, 'create'),
	...operations.flatMap((operation) => operation.description),
];
