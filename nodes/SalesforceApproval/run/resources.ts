import * as approval from '../resources/approval/approval.resource';
import type { Operation } from '../operation/operation';
import * as org from '../resources/org/org.resource';
import * as platformEvent from '../resources/platformEvent/platformEvent.resource';
import * as record from '../resources/record/record.resource';

/** Every resource by the value the editor saves for it. */
export const RESOURCES: Record<string, { operations: Operation[] }> = {
	approval,
	org,
	platformEvent,
	record,
};
