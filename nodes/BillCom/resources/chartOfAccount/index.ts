import type { INodeProperties } from 'n8n-workflow';
import { operationMenu } from '../operation';
import { getAll } from './getAll.operation';

export const operations = [getAll];
export const description: INodeProperties[] = [
	operationMenu('chartOfAccount', operations, 'getAll'),
	...getAll.description,
];
