import type { Output } from '../outputShape';

/** An entry of the chart of accounts (BILL classifications, 2026-11). */
export const chartOfAccountOutput: Output = {
	shape: {
		account: {
			number: 'text',
			type: 'text',
		},
		archived: 'flag',
		createdTime: 'text',
		description: 'text',
		id: 'text',
		name: 'text',
		parentId: 'text',
		updatedTime: 'text',
	},
};
