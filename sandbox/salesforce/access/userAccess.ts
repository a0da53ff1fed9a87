import type { Switches } from '../switches';
import type { TenantUser } from '../tenant';
import { accessOf } from './permissionSets';

/** What a user may do with an object they see. */
export interface ObjectRights {
	create: boolean;
	edit: boolean;
	delete: boolean;
}

/** The licence that the guide gives n8n's user, and that shows no flow approvals. */
export const INTEGRATION_LICENCE = 'Salesforce Integration';

/** What a user may not do, and what beyond the usual. API names in lower case. */
export interface UserAccess {
	/** "API Enabled". */
	api: boolean;
	/** Objects the user does not see (`none`) or only reads (`read`). */
	objects: ReadonlyMap<string, 'none' | 'read'>;
	/** What is allowed on objects, where it is not everything. */
	rights?: ReadonlyMap<string, ObjectRights>;
	/** Fields, as `object.field`, the user does not see or only reads. */
	fields: ReadonlyMap<string, 'none' | 'read'>;
	/** Objects with Modify All: locks do not stop the user there. */
	modifyAll: ReadonlySet<string>;
	/** Objects with View All: sharing hides no record there. */
	viewAll?: ReadonlySet<string>;
	/** Name of the user licence; undefined is a full one. */
	licence?: string;
	/** "Approval Admin", asked for by the actions of flow approvals; undefined leaves it to the user's role. */
	approvalAdmin?: boolean;
}

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
