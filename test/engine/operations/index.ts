import { approvalPolicyCases } from './approvalPolicy';
import { billCases } from './bill';
import { billApprovalCases } from './billApproval';
import { fileCases } from './files';
import { chartOfAccountCases } from './chartOfAccount';
import { customCallCases } from './customCall';
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
	...customCallCases,
	...fileCases,
	...legacyCases,
	...paymentCases,
	...sessionCases,
	...vendorCases,
	...vendorAccountCases,
];
