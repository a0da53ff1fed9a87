import type { Row } from './rows';

/** People who approve together. BILL makes groups in its web app only; here they come from `POST /sandbox/seed`. */
export interface ApprovalGroup extends Row {
	name: string;
	userIds: string[];
}
