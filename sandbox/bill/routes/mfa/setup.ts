import { startSetup } from '../../mfa/phones';
import type { NewPhone } from '../../mfa/phones';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, flag, object } from '../../schema';

/**
 * POST /v3/mfa/setup. Registers a phone and texts a code to it. The values of `type` are not published: any text is
 * taken. A user with a phone needs a trusted session to add another (BDC_1361).
 */
export const setup: Route<NewPhone> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/mfa/setup',
	guard: 'session',
	bodySchema: object({ phone: filledText(), type: filledText(), primary: flag }, [
		'phone',
		'type',
		'primary',
	]),
	handle: ({ body, session, world }) => ok({ setupId: startSetup(world, session, body).id }),
};
