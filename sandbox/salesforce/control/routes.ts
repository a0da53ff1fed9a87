import type { Route } from '../http/route';
import { cometdRoutes } from './cometd';
import { eventRoutes } from './events';
import { startFlow } from './flowApprovals';
import type { ControlParts } from './parts';
import { setPermissions } from './permissions';
import { seed } from './seed';
import { sessionRoutes } from './sessions';
import { state } from './state';

/** What only this simulator has below /sandbox; the rest is in shared.ts. */
export function controlRoutes(parts: ControlParts): Route[] {
	return [
		state,
		seed,
		setPermissions,
		startFlow,
		...sessionRoutes(parts),
		...eventRoutes(parts),
		...cometdRoutes(parts),
	];
}
