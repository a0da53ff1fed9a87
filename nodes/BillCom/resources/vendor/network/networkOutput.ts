import type { Output } from '../../../../shared/operation/outputShape';

/** An organization of the network. BILL does not publish the answer; these fields are reported by integrators. */
export const networkMemberOutput: Output = {
	shape: {
		id: 'text',
		name: 'text',
		type: 'text',
		addresses: [
			{
				id: 'text',
				line1: 'text',
				line2: 'text',
				city: 'text',
				stateOrProvince: 'text',
				zipOrPostalCode: 'text',
				country: 'text',
			},
		],
	},
	isOpen: true,
};

/** How a vendor stands to the network. Fields other than `status` are not confirmed. */
export const invitationOutput: Output = {
	shape: {
		vendorId: 'text',
		id: 'text',
		status: 'text',
		networkId: 'text',
		networkType: 'text',
		invitedTime: 'text',
	},
	isOpen: true,
};

export const cancelledInvitationOutput: Output = { shape: { vendorId: 'text', cancelled: 'flag' } };
