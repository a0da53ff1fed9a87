import type { INodeProperties } from 'n8n-workflow';
import { bill } from './bill';
import { chartOfAccount } from './chartOfAccount';
import { legacy } from './legacy';
import { payment } from './payment';
import type { Resource } from './resource';
import { session } from './session';
import { vendor } from './vendor';

/** Everything the node offers, in the order of the Resource menu. */
export const RESOURCES: Resource[] = [bill, chartOfAccount, legacy, payment, session, vendor];

const resourceMenu: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: RESOURCES.map(({ menu }) => menu),
	default: 'bill',
};

/** Menus and fields of every resource, for the description of the node. */
export const resourceFields: INodeProperties[] = [
	resourceMenu,
	...RESOURCES.flatMap(({ description }) => description),
];
