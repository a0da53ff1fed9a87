import type { ObjectDefinition } from '../metadata/definition';
import type { Actor, Simulation } from '../simulation/simulation';
import type { QueryResult } from '../state/cursors';

/** What names in a query are resolved against. */
export interface QueryScope {
	sim: Simulation;
	object: ObjectDefinition;
	alias?: string;
	/** `/services/data/vNN.0`, the beginning of record addresses. */
	base: string;
	/** Looks at deleted records too (`queryAll`). */
	includesDeleted?: boolean;
	/** Who asks; objects this user does not see are unknown to the query. */
	actor?: Actor;
	/** Turns a long child list into its first page, with a cursor for the rest. Without it lists are whole. */
	pageChildren?: (children: QueryResult) => object;
}

/** How a query is to be run. */
export type QueryOptions = Pick<QueryScope, 'base' | 'includesDeleted' | 'actor' | 'pageChildren'>;
