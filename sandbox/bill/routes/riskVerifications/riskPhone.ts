import { riskVerificationOf, setRiskPhone } from '../../organizations/riskVerifications';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';

const address = { base: 'connect', path: '/v3/risk-verifications/phone', guard: 'session' } as const;

/** GET /v3/risk-verifications/phone. 404 before one is added (assumed). */
export const readRiskPhone: Route = {
	...address,
	method: 'GET',
	handle({ session, world }) {
		const { phoneNumber, phoneType } = riskVerificationOf(world, session);
		if (phoneNumber === undefined) throw refusal('objectUnknown', 'phone');
		return ok({ phoneNumber, phoneType });
	},
};

/** POST /v3/risk-verifications/phone. The values of `phoneType` are not published: any text is taken. */
export const createRiskPhone: Route<{ phoneNumber: string; phoneType: string }> = {
	...address,
	method: 'POST',
	bodySchema: object({ phoneNumber: filledText(), phoneType: filledText() }, ['phoneNumber', 'phoneType']),
	handle({ body, session, world }) {
		const { phoneNumber, phoneType } = setRiskPhone(world, session, body);
		return ok({ phoneNumber, phoneType });
	},
};
