import type { Route } from '../../route';
import { stepUp } from './stepUp';

/** Trust of a session. */
export const mfaRoutes: Route[] = [stepUp];
