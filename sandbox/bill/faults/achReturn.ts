import type { ClearedFault } from './fault';

/** The vendor's bank returns an ACH payment after it had cleared. */
export const achReturn: ClearedFault = {
	kind: 'ach-return',
	stage: 'cleared',
	strike: () => 'DISBURSEMENT_FAILED_ACTION_NEEDED',
};
