import type { Edit } from '../../sandbox/n8n/workflowFiles';
import type { UnderTestOptions } from './sandbox';
import { edits, inWorkflow, timersEvery, withSettings } from './edits';

const WORKERS = ['Pay approved invoices', 'Report payments to Salesforce'];

/** Longer than any run of these tests on a busy machine: a row must not be taken from one that still works. */
const LEASE_MINUTES = 0.5;

/** Minutes become seconds, hours twenty of them: pauses of 2, 4, 8 … seconds, and a look every six. */
const SPED_UP_FLOWS: Edit = edits(
	...WORKERS.flatMap((worker) => [
		inWorkflow(worker, timersEvery(6)),
		withSettings(worker, { leaseMinutes: LEASE_MINUTES, firstPauseMinutes: 2 / 60 }),
	]),
	inWorkflow('Alert on failure', timersEvery(6)),
	inWorkflow('Reconcile BILL and Salesforce', timersEvery(20)),
	withSettings('Reconcile BILL and Salesforce', { minutesBeforeMissing: 0.3 }),
);

/** A sandbox in which what takes minutes takes seconds. */
export const SPED_UP: UnderTestOptions = { edit: SPED_UP_FLOWS, keepTryingFor: 1, settlesAfter: 5 };

/** The same on an org that has no claim object. */
export const SPED_UP_WITHOUT_CLAIMS: UnderTestOptions = {
	...SPED_UP,
	edit: edits(SPED_UP_FLOWS, withSettings('Pay approved invoices', { usesClaims: false })),
};
