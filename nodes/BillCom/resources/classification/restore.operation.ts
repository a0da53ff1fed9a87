import type { Operation } from '../../operation/operation';
import { archiveWith } from './archiveWith';
import type { ClassificationKind } from './kinds';

/** POST /v3/classifications/{type}/{id}/restore, or …/bulk/restore → the active entry, also when it was before. */
export function restore(kind: ClassificationKind): Operation {
	return archiveWith(kind, 'restore', {
		name: 'Restore',
		value: 'restore',
		action: `Restore ${kind.oneLabel}`,
		description: `Restore an archived ${kind.label}`,
	});
}
