import type { Static } from '@sinclair/typebox';
import { riskPhoneSchema } from '../bodies/organization';
import {
	riskVerificationOf,
	riskVerificationView,
	setRiskPhone,
	startRiskVerification,
} from '../organizations/riskVerifications';
import { refusal } from '../refusals/refusal';
import { requireAdministrator } from '../users/users';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const phoneAddress = { base: 'connect', path: '/v3/risk-verifications/phone', guard: 'session' } as const;

/** 404 before one is added (assumed). */
const readRiskPhone: Route = {
	...phoneAddress,
	method: 'GET',
	handle({ session, world }) {
		const { phoneNumber, phoneType } = riskVerificationOf(world, session);
		if (phoneNumber === undefined) throw refusal('objectUnknown', 'phone');
		return ok({ phoneNumber, phoneType });
	},
};

const createRiskPhone: Route<Static<typeof riskPhoneSchema>> = {
	...phoneAddress,
	method: 'POST',
	bodySchema: riskPhoneSchema,
	handle({ body, session, world }) {
		const { phoneNumber, phoneType } = setRiskPhone(world, session, body);
		return ok({ phoneNumber, phoneType });
	},
};

const address = { base: 'connect', path: '/v3/risk-verifications', guard: 'session' } as const;

const readRiskVerification: Route = {
	...address,
	method: 'GET',
	handle: ({ session, world }) => ok(riskVerificationView(riskVerificationOf(world, session))),
};

/** Administrators only; a phone first, else BDC_9042 (placeholder). Never ends by itself. */
const startRiskVerificationRoute: Route = {
	...address,
	method: 'POST',
	handle({ session, world }) {
		requireAdministrator(world, session);
		return ok(riskVerificationView(startRiskVerification(world, session)));
	},
};

/** BILL's check of the organization. */
export const riskVerificationsRoutes: Route[] = [
	readRiskPhone,
	createRiskPhone,
	readRiskVerification,
	startRiskVerificationRoute,
];
