import type { INodeProperties } from 'n8n-workflow';
import { operationMenu } from '../operation';
import { get } from './get.operation';

export const operations = [get];
export const description: INodeProperties[] = [operationMenu('session', operations, 'get')];
