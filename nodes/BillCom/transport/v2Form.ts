import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { BillCredential } from './credential';

const FORM = 'application/x-www-form-urlencoded';

/** Whether a request goes to API v2: the only one that takes forms. */
export function isV2Request(request: IHttpRequestOptions): boolean {
	return request.headers?.['content-type'] === FORM;
}

/** Headers of a v2 call; key and session travel in the form, see `withV2Session`. */
export const V2_HEADERS: IDataObject = { 'content-type': FORM };

/** Calls that change nothing (BILL v2 api-structure, 2026-11); every other one counts as a write. */
export const V2_READING =
	/^(List\/[A-Za-z]+|(Bulk\/)?Crud\/Read\/[A-Za-z]+|ListApprovers|GetDisbursementData|GetSessionInfo|ListOrgs|MFAStatus|Errors)\.json$/;

/** Adds `devKey` and `sessionId` to the form (BILL v2 api-structure). The body is a plain record of form fields. */
export function withV2Session(request: IHttpRequestOptions, credential: BillCredential): IHttpRequestOptions {
	const form = typeof request.body === 'object' && request.body !== null ? request.body : {};
	return {
		...request,
		body: { ...form, devKey: credential.developerKey, sessionId: credential.sessionId } as IDataObject,
	};
}
