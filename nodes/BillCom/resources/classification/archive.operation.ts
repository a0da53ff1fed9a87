import type { Operation } from '../../operation/operation';
import { archiveWith } from './archiveWith';
import type { ClassificationKind } from './kinds';

/** POST /v3/classifications/{type}/{id}/archive, or …/bulk/archive → the archived entry, also when it was before. */
export function archive(kind: ClassificationKind): Operation {
	return archiveWith(kind, 'archive', {
		name: 'Archive',
		value: 'archive',
		action: `Archive ${kind.oneLabel}`,
		description: `Archive ${kind.oneLabel} that is no longer needed. Bills that use it keep it.`,
	});
}
