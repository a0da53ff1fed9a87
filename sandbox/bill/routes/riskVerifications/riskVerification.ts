import {
	riskVerificationOf,
	riskVerificationView,
	startRiskVerification,
} from '../../organizations/riskVerifications';
import { ok } from '../../route';
import type { Route } from '../../route';
import { requireAdministrator } from '../../users/administrator';

const address = { base: 'connect', path: '/v3/risk-verifications', guard: 'session' } as const;

/** GET /v3/risk-verifications. */
export const readRiskVerification: Route = {
	...address,
	method: 'GET',
	handle: ({ session, world }) => ok(riskVerificationView(riskVerificationOf(world, session))),
};

/** POST /v3/risk-verifications. Administrators only; a phone first, else BDC_9042 (placeholder). Never ends by itself. */
export const startRiskVerificationRoute: Route = {
	...address,
	method: 'POST',
	handle({ session, world }) {
		requireAdministrator(world, session);
		return ok(riskVerificationView(startRiskVerification(world, session)));
	},
};
