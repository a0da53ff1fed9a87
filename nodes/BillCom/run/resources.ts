import type { INodeProperties } from 'n8n-workflow';
import { resourceFieldsOf } from '../../shared/operation/resource';
import { apiLog } from '../resources/apiLog';
import { approvalPolicy } from '../resources/approvalPolicy';
import { attachment } from '../resources/attachment';
import { billWith } from '../resources/bill';
import { billApproval } from '../resources/billApproval';
import { billLineItem } from '../resources/billLineItem';
import { classifications } from '../resources/classification';
import { customer } from '../resources/customer';
import { customCall } from '../resources/customCall';
import { document } from '../resources/document';
import { fundingAccount } from '../resources/fundingAccount';
import { legacy } from '../resources/legacy';
import { organization } from '../resources/organization';
import { payment } from '../resources/payment';
import { recordPayment } from '../resources/payment/recordPayment.operation';
import { paymentTerm } from '../resources/paymentTerm';
import { recurringBill } from '../resources/recurringBill';
import type { Resource } from '../operation/resource';
import { role } from '../resources/role';
import { session } from '../resources/session';
import { user } from '../resources/user';
import { vendor } from '../resources/vendor';
import { vendorCredit } from '../resources/vendorCredit';
import { webhookSubscription } from '../resources/webhookSubscription';

/** Everything the node offers, in the order of the Resource menu. */
export const RESOURCES: Resource[] = [
	apiLog,
	approvalPolicy,
	attachment,
	billWith(recordPayment),
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

/** Menus and fields of every resource, for the description of the node. */
export const resourceFields: INodeProperties[] = resourceFieldsOf(RESOURCES, 'bill');
