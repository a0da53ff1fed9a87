import { billCases } from './bill';
import { chartOfAccountCases } from './chartOfAccount';
import { legacyCases } from './legacy';
import type { OperationCase } from './operationCase';
import { paymentCases } from './payment';
import { sessionCases } from './session';
import { vendorCases } from './vendor';

/** Every operation of the BILL node once. */
export const OPERATIONS: OperationCase[] = [
	...billCases,
	...chartOfAccountCases,
	...legacyCases,
	...paymentCases,
	...sessionCases,
	...vendorCases,
];
