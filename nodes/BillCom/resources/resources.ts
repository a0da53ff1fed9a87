import type { INodeProperties } from 'n8n-workflow';
import { approvalPolicy } from './approvalPolicy';
import { attachment } from './attachment';
import { bill } from './bill';
import { billApproval } from './billApproval';
import { billLineItem } from './billLineItem';
import { classifications } from './classification';
import { customer } from './customer';
import { customCall } from './customCall';
import { document } from './document';
import { fundingAccount } from './fundingAccount';
import { legacy } from './legacy';
import { organization } from './organization';
import { payment } from './payment';
import { paymentTerm } from './paymentTerm';
import { recurringBill } from './recurringBill';
import type { Resource } from './resource';
import { role } from './role';
import { session } from './session';
import { user } from './user';
import { vendor } from './vendor';
import { vendorCredit } from './vendorCredit';
import { webhookSubscription } from './webhookSubscription';

/** Everything the node offers, in the order of the Resource menu. */
export const RESOURCES: Resource[] = [
	approvalPolicy,
	attachment,
	bill,
	billApproval,
	billLineItem,
	...classifications,
	customer,
	customCall,
	document,
	fundingAccount,
	legacy,
	organization,
	payment,
	paymentTerm,
	recurringBill,
	role,
	session,
	user,
	vendor,
	vendorCredit,
	webhookSubscription,
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
