import type { Output } from '../../../shared/operation/outputShape';

/** The session, what it is trusted for, and how long. */
export const sessionOutput: Output = {
	shape: {
		organizationId: 'text',
		userId: 'text',
		mfaStatus: 'text',
		mfaBypass: 'flag',
		trust: 'text',
		trustedUntil: 'text',
		trustDaysLeft: 'number',
	},
};
