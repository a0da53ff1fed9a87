import { confirmSetup, phoneView } from '../../mfa/phones';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';

/** POST /v3/mfa/setup/validate, printed on some pages as /v3/mfa/validate. Confirms a phone with the texted code; the answer is assumed. */
export function validateSetup(
	path: '/v3/mfa/setup/validate' | '/v3/mfa/validate',
): Route<{ setupId: string; type: string; token: string }> {
	return {
		base: 'connect',
		method: 'POST',
		path,
		guard: 'session',
		bodySchema: object({ setupId: filledText(), type: filledText(), token: filledText() }, [
			'setupId',
			'type',
			'token',
		]),
		handle: ({ body, session, world }) => ok(phoneView(confirmSetup(world, session, body))),
	};
}
