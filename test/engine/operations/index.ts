import { approvalPolicyCases } from './approvalPolicy';
import { billCases } from './bill';
import { billApprovalCases } from './billApproval';
import { fileCases } from './files';
import { chartOfAccountCases } from './chartOfAccount';
import { customCallCases } from './customCall';
import { billLineItemCases } from './billLineItem';
import { fileCases } from './files';
import { classificationCases } from './classification';
import { customerCases } from './customer';
import { legacyCases } from './legacy';
import { organizationCases } from './organization';
import type { OperationCase } from './operationCase';
import { paymentCases } from './payment';
import { sessionCases } from './session';
import { vendorCases } from './vendor';
import { vendorAccountCases } from './vendorAccount';
import { webhookSubscriptionCases } from './webhookSubscription';

/** Every operation of the BILL node once. */
export const OPERATIONS: OperationCase[] = [
	...approvalPolicyCases,
	...billCases,
	...billApprovalCases,
	...chartOfAccountCases,
	...customCallCases,
	...billLineItemCases,
	...classificationCases,
	...customerCases,
	...fileCases,
	...legacyCases,
	...organizationCases,
	...paymentCases,
	...sessionCases,
	...vendorCases,
	...vendorAccountCases,
	...webhookSubscriptionCases,
];
