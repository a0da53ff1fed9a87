import type { Output } from '../../../shared/operation/outputShape';

/** A role as BILL returns it (BILL users and roles, 2026-11). */
export const roleOutput: Output = {
	shape: { createdTime: 'text', description: 'text', id: 'text', type: 'text', updatedTime: 'text' },
};
