import type { Route } from '../../route';
import { createPolicy } from './createPolicy';
import { decideBills } from './decideBills';
import { deletePolicy } from './deletePolicy';
import { listPendingApprovals } from './listPendingApprovals';
import { listPolicies } from './listPolicies';
import { replacePolicy } from './replacePolicy';

/** Policies, decisions and pending approvals of bills. */
export const billApprovalsRoutes: Route[] = [
	createPolicy,
	listPolicies,
	replacePolicy,
	deletePolicy,
	decideBills,
	listPendingApprovals,
];
