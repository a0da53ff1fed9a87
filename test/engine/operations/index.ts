import { apiLogCases } from './apiLog';
import { approvalPolicyCases } from './approvalPolicy';
import { billCases } from './bill';
import { billApprovalCases } from './billApproval';
import { customCallCases } from './customCall';
import { billLineItemCases } from './billLineItem';
import { fileCases } from './files';
import { classificationCases } from './classification';
import { customerCases } from './customer';
import { fundingAccountCases } from './fundingAccount';
import { legacyCases } from './legacy';
import { organizationCases } from './organization';
import type { OperationCase } from './operationCase';
import { paymentCases } from './payment';
import { recurringBillCases } from './recurringBill';
import { sessionCases } from './session';
import { vendorCases } from './vendor';
import { vendorAccountCases } from './vendorAccount';
import { vendorCreditCases } from './vendorCredit';
import { vendorNetworkCases } from './vendorNetwork';
import { webhookSubscriptionCases } from './webhookSubscription';

/** Every operation of the BILL node once. */
export const OPERATIONS: OperationCase[] = [
	...apiLogCases,
	...approvalPolicyCases,
	...billCases,
	...billApprovalCases,
	...customCallCases,
	...billLineItemCases,
	...classificationCases,
	...customerCases,
	...fileCases,
	...fundingAccountCases,
	...legacyCases,
	...organizationCases,
	...paymentCases,
	...recurringBillCases,
	...sessionCases,
	...vendorCases,
	...vendorAccountCases,
	...vendorCreditCases,
	...vendorNetworkCases,
	...webhookSubscriptionCases,
];
