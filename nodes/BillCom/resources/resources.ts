import type { INodeProperties } from 'n8n-workflow';
import { approvalPolicy } from './approvalPolicy';
import { bill } from './bill';
import { billApproval } from './billApproval';
import { classifications } from './classification';
import { legacy } from './legacy';
import { payment } from './payment';
import type { Resource } from './resource';
import { session } from './session';
import { vendor } from './vendor';

/** Everything the node offers, in the order of the Resource menu. */
export const RESOURCES: Resource[] = [
	approvalPolicy,
	bill,
	billApproval,
	...classifications,
	legacy,
	payment,
	session,
	vendor,
].sort((one, other) => one.menu.name.localeCompare(other.menu.name));

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
