import type { Route } from '../http/route';
import { answerConsent, authorize, logIn, showConsent, showLogin } from '../oauth/authorizeRoutes';
import { identity, revoke, userInfo } from '../oauth/identityRoutes';
import { token } from '../oauth/tokenRoute';
import { listApprovals, postApprovals } from '../rest/approvals';
import { createMany, deleteMany, retrieveMany, updateMany, upsertMany } from '../rest/collections';
import { describe, listObjects, objectInfo, unmodelledDescriptions } from '../rest/describe';
import { limits } from '../rest/limits';
import { query, queryAll, queryMore } from '../rest/query';
import { getRecord, patchRecord, postRecord, removeRecord } from '../rest/record';
import { runStandardAction } from '../rest/standardActions';
import { getByExternalId, upsert } from '../rest/upsertRecord';
import { listResources, listVersions } from '../rest/versions';

/** Every address of the org that a client may know. */
export const API_ROUTES: readonly Route[] = [
	authorize,
	showLogin,
	logIn,
	showConsent,
	answerConsent,
	token,
	revoke,
	userInfo,
	identity,
	listVersions,
	listResources,
	limits,
	listObjects,
	objectInfo,
	describe,
	...unmodelledDescriptions,
	postRecord,
	getRecord,
	patchRecord,
	removeRecord,
	getByExternalId,
	upsert,
	query,
	queryMore,
	queryAll,
	listApprovals,
	postApprovals,
	runStandardAction,
	createMany,
	updateMany,
	deleteMany,
	upsertMany,
	retrieveMany,
];
