import type { Route } from '../../route';
import { challenge } from './challenge';
import { listPhones } from './listPhones';
import { setup } from './setup';
import { stepUp } from './stepUp';
import { validateChallenge } from './validateChallenge';
import { validateSetup } from './validateSetup';

/** Trust of a session. */
export const mfaRoutes: Route[] = [
	setup,
	validateSetup('/v3/mfa/setup/validate'),
	validateSetup('/v3/mfa/validate'),
	listPhones,
	challenge,
	validateChallenge,
	stepUp,
];
