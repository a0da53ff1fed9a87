import type { Output } from '../../../shared/operation/outputShape';

/** What every v2 object has; each entity adds its own fields (BILL v2 api-structure). */
export const legacyOutput: Output = {
	shape: {
		createdTime: 'text',
		entity: 'text',
		id: 'text',
		isActive: 'text',
		updatedTime: 'text',
	},
	isOpen: true,
};
