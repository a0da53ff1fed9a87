import * as approval from './approval/approval.resource';
import type { Operation } from './operation';
import * as org from './org/org.resource';
import * as platformEvent from './platformEvent/platformEvent.resource';
import * as record from './record/record.resource';

/** Every resource by the value the editor saves for it. */
export const RESOURCES: Record<string, { operations: Operation[] }> = {
	approval,
	org,
	platformEvent,
	record,
};
