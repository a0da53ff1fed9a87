import type { Output } from '../outputShape';

/** The session, and what it is trusted for. */
export const sessionOutput: Output = {
	shape: {
		mfaBypass: 'flag',
		mfaStatus: 'text',
		organizationId: 'text',
		trust: 'text',
		userId: 'text',
	},
};
