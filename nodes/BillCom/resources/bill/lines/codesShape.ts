import type { Shape } from '../../../../shared/operation/outputShape';

/** What BILL can code a bill, a credit or a line of them with, by id (BILL ap-bills, 2026-11). */
export const codesShape = {
	accountingClassId: 'text',
	chartOfAccountId: 'text',
	customerId: 'text',
	departmentId: 'text',
	employeeId: 'text',
	itemId: 'text',
	jobId: 'text',
	locationId: 'text',
} satisfies Shape;
