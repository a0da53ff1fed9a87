/** How a field's values compare. Times accept date-times down to a plain date. */
export type FieldKind = 'text' | 'number' | 'flag' | 'time' | 'date';

/** A field a list can be filtered by. `read` may give several values: one that fits is enough. */
export interface FilterField<T> {
	kind: FieldKind;
	operators: readonly string[];
	read: (row: T) => unknown;
	/** No page of BILL says that `in` works for the field; see the switch `inFilter`. */
	isInAssumed?: boolean;
	/** Closed set: other values are refused. */
	values?: readonly string[];
}

/** What `filters` and `sort` may name for one kind of object (docs/filterable-fields, docs/sortable-fields). */
export interface ListFields<T> {
	filterable: Record<string, FilterField<T>>;
	sortable: Record<string, (row: T) => unknown>;
}

export const EQUALITY = ['eq', 'ne', 'in'] as const;
export const RANGE = ['gt', 'gte', 'lt', 'lte'] as const;

type Published = { id: string; createdTime: string; updatedTime: string };

/** Every list can be filtered by id and by both times, and sorted by the times. */
export function commonFields<T extends Published>(): ListFields<T> {
	return {
		filterable: {
			id: { kind: 'text', operators: EQUALITY, read: (row) => row.id, isInAssumed: true },
			createdTime: { kind: 'time', operators: RANGE, read: (row) => row.createdTime },
			updatedTime: { kind: 'time', operators: RANGE, read: (row) => row.updatedTime },
		},
		sortable: {
			createdTime: (row) => row.createdTime,
			updatedTime: (row) => row.updatedTime,
		},
	};
}

/** `archived`, on every object that can be. */
export function archivedField<T extends { archived: boolean }>(): FilterField<T> {
	return { kind: 'flag', operators: ['eq', 'ne'], read: (row) => row.archived };
}
