import type { Output } from '../../../shared/operation/outputShape';

/** A user as BILL returns it (BILL users and roles, 2026-11). */
export const userOutput: Output = {
	shape: {
		archived: 'flag',
		createdTime: 'text',
		email: 'text',
		firstName: 'text',
		id: 'text',
		lastName: 'text',
		role: { description: 'text', id: 'text', type: 'text' },
		updatedTime: 'text',
	},
};
