/** What a user may do less, or more, than the sandbox gives everybody. API names in lower case. */
export interface UserAccess {
	/** "API Enabled". */
	api: boolean;
	/** Objects the user does not see (`none`) or only reads (`read`). */
	objects: ReadonlyMap<string, 'none' | 'read'>;
	/** Fields, as `object.field`, the user does not see or only reads. */
	fields: ReadonlyMap<string, 'none' | 'read'>;
	/** Objects with Modify All: locks do not stop the user there. */
	modifyAll: ReadonlySet<string>;
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
}

/** Everybody's access until a test sets it: all objects and fields, no Modify All. */
const EVERYTHING: UserAccess = { api: true, objects: new Map(), fields: new Map(), modifyAll: new Set() };

/** Access of each user of the org, as permission sets would give it. */
export class UserAccessTable {
	private readonly byUser = new Map<string, UserAccess>();

	of(userId: string): UserAccess {
		return this.byUser.get(userId) ?? EVERYTHING;
	}

	/**
	 * Replaces a user's access.
	 * @throws {Error} on a level other than none and read
	 */
	set(userId: string, { api = true, objects, fields, modifyAll, approvalAdmin }: AccessSettings): void {
		const names = Array.isArray(modifyAll) ? modifyAll : [];
		this.byUser.set(userId, {
			api,
			objects: levelsOf(objects),
			fields: levelsOf(fields),
			modifyAll: new Set(names.map((name) => String(name).toLowerCase())),
			approvalAdmin,
		});
	}

	clear(): void {
		this.byUser.clear();
	}
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
