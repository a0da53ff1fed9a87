import type { Session } from '../../store/rows';
import type { World } from '../../world/world';
import { NO_ID } from './fields';
import type { V2Fields } from './fields';

/** An object in v2's words: everything text or number, flags as "1" and "2". */
export type V2Object = Record<string, unknown>;

/** Who asks, and what of. */
export interface V2Context {
	world: World;
	session: Session;
}

/**
 * One kind of object of v2. What it cannot do is left out and answers BDC_1121. Fields v3 does not have are read past:
 * v2 objects have more of them than are published.
 */
export interface V2Entity {
	/** Its word in paths. */
	name: string;
	/** Every object, oldest first. */
	list(world: World): V2Object[];
	find(world: World, id: string): V2Object | undefined;
	/** Stores an object and answers its id. @throws Refusal */
	create?(context: V2Context, fields: V2Fields): string;
	/** Lays the given fields over the object. @throws Refusal */
	update?(context: V2Context, id: string, fields: V2Fields): void;
	/** Delete and Undelete. @throws Refusal */
	setActive?(context: V2Context, id: string, isActive: boolean): void;
}

interface Published {
	id: string;
	createdTime?: string;
	updatedTime?: string;
	archived?: boolean;
	createdBy?: unknown;
}

/** v2 writes times with `+0000`. */
function v2Time(time: string): string {
	return time.replace('+00:00', '+0000');
}

/** What every object carries. `createdBy` is audit data: a list shows it on request only. */
export function v2Head(entity: string, row: Published): V2Object {
	return {
		entity,
		id: row.id,
		isActive: row.archived ? '2' : '1',
		...(row.createdTime === undefined ? {} : { createdTime: v2Time(row.createdTime) }),
		...(row.updatedTime === undefined ? {} : { updatedTime: v2Time(row.updatedTime) }),
		createdBy: typeof row.createdBy === 'string' ? row.createdBy : NO_ID,
	};
}
