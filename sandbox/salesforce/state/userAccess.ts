import type { TenantUser } from '../tenant';
import { accessOf } from './permissionSets';
import type { UserAccess } from './rights';
import type { Switches } from './switches';

/** How a user's access is set, with API names in any case. */
export interface AccessSettings {
	api?: boolean;
	objects?: Record<string, unknown>;
	fields?: Record<string, unknown>;
	modifyAll?: unknown;
	approvalAdmin?: boolean;
	viewAll?: unknown;
	licence?: string;
}

/** Everybody's access where permission sets do not count (switch `accessByPermissionSets`): all objects and fields, no Modify All. */
const EVERYTHING: UserAccess = { api: true, objects: new Map(), fields: new Map(), modifyAll: new Set() };

/** Access of each user of the org, as permission sets would give it. */
export class UserAccessTable {
	private readonly byUser = new Map<string, UserAccess>();

	constructor(private readonly switches: Pick<Switches, 'accessByPermissionSets'>) {}

	of(user: TenantUser): UserAccess {
		const set = this.byUser.get(user.id);
		if (set) return set;
		const byPermissionSets = this.switches.accessByPermissionSets ? accessOf(user) : undefined;
		return byPermissionSets ? { ...byPermissionSets, licence: user.licence } : EVERYTHING;
	}

	/**
	 * Replaces a user's access.
	 * @throws {Error} on a level other than none and read
	 */
	set(userId: string, settings: AccessSettings): void {
		const { api = true, objects, fields, modifyAll, viewAll, approvalAdmin, licence } = settings;
		this.byUser.set(userId, {
			api,
			objects: levelsOf(objects),
			fields: levelsOf(fields),
			modifyAll: namesIn(modifyAll),
			viewAll: namesIn(viewAll),
			approvalAdmin,
			licence,
		});
	}

	clear(): void {
		this.byUser.clear();
	}
}

function namesIn(given: unknown): Set<string> {
	return new Set(Array.isArray(given) ? given.map((name) => String(name).toLowerCase()) : []);
}

function levelsOf(given: Record<string, unknown> = {}): Map<string, 'none' | 'read'> {
	return new Map(
		Object.entries(given).map(([name, level]) => {
			if (level !== 'none' && level !== 'read') {
				throw new Error(`Access to ${name} is none or read, not ${String(level)}`);
			}
			return [name.toLowerCase(), level];
		}),
	);
}
