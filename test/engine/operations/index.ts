import { approvalPolicyCases } from './approvalPolicy';
import { billCases } from './bill';
import { billApprovalCases } from './billApproval';
import { chartOfAccountCases } from './chartOfAccount';
import { legacyCases } from './legacy';
import type { OperationCase } from './operationCase';
import { paymentCases } from './payment';
import { sessionCases } from './session';
import { vendorCases } from './vendor';
import { vendorAccountCases } from './vendorAccount';

/** Every operation of the BILL node once. */
export const OPERATIONS: OperationCase[] = [
	...approvalPolicyCases,
	...billCases,
	...billApprovalCases,
	...chartOfAccountCases,
	...legacyCases,
	...paymentCases,
	...sessionCases,
	...vendorCases,
	...vendorAccountCases,
];
