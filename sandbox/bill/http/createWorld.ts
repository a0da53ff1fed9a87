import { Clock } from '../../simulator/clock';
import { Faults } from '../../simulator/faults';
import { Journal } from '../../simulator/journal';
import type { Store } from '../store/store';
import { Notifier } from '../webhooks/notifier';
import { FAULTS } from '../world/faults';
import { LateWrites } from '../world/lateWrites';
import { Limits } from '../world/limits';
import { Sessions } from '../world/sessions';
import { emptyStats } from '../world/stats';
import type { BillSwitches } from '../world/switches';
import type { World } from '../world/world';

/** Fields and headers the journal masks: passwords, keys, session ids and bank numbers. */
const SECRETS = [
	'password',
	'devKey',
	'sessionId',
	'securityKey',
	'rememberMeId',
	'mfaId',
	'token',
	'accountNumber',
	'routingNumber',
	'taxId',
	'x-bill-sha-signature',
];

/** A secret as the journal shows it: enough to tell two apart, not enough to use one. */
const masked = (secret: string) => (secret.length > 12 ? `…${secret.slice(-4)}` : '…');

/** Puts a world together around a store. `commit` is called by what works outside of a request. */
export function createWorld(
	store: Store,
	switches: BillSwitches,
	aheadMs: number,
	commit: () => void,
): World {
	const clock = new Clock(aheadMs);
	const base = {
		store,
		switches,
		clock,
		lateWrites: new LateWrites(clock),
		stats: emptyStats(),
		journal: new Journal(SECRETS, masked),
		faults: new Faults(FAULTS),
	};
	// One object for all: what replaces switches or stats on the world is seen by its parts.
	return Object.assign(base, {
		limits: new Limits(base),
		sessions: new Sessions(base),
		notifier: new Notifier(base, commit),
	});
}
