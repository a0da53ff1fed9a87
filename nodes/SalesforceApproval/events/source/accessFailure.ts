import { NodeError, UserError } from 'n8n-workflow';
import { SalesforceRefusedError } from '../../transport/refusal';
import { NeedsPersonError } from './source';

const NETWORK =
	/\bECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ERR_NETWORK|socket hang up|could not be reached|timed? ?out/i;

/** What Salesforce or n8n answer when a person has to change something: the credential, a permission, a name. */
const REFUSED_STATUSES = ['400', '401', '403', '404'];
/** 403 as well, but it passes: the day's API calls, or too much at the same time (Salesforce REST errorcodes, 2026-11). */
const LIMIT_CODE = 'REQUEST_LIMIT_EXCEEDED';

/**
 * Tells an unreachable org from a refused login.
 * @returns an {@link NeedsPersonError} when a person has to look at the credential, otherwise the error as it came
 */
export function asAccessFailure(error: unknown): unknown {
	const chain = causesOf(error);
	if (chain.some(isNetworkError)) return error;
	const refused = chain.find(isRefusedLogin);
	if (!refused) return error;
	const fix = fixOf(refused) ?? 'Open the credential and select Test; it shows what is wrong.';
	return new NeedsPersonError(`Salesforce refused the trigger: ${refused.message}`, fix, { cause: error });
}

/** Passes the result on, and errors as {@link asAccessFailure} sorts them. */
export async function reachable<T>(work: Promise<T>): Promise<T> {
	return await work.catch((error: unknown) => Promise.reject(asAccessFailure(error)));
}

function isRefusedLogin(error: Error): boolean {
	if (error instanceof UserError) return true;
	// n8n's own word for a grant that was revoked or has expired: the credential needs to be reconnected.
	if (error instanceof NodeError && error.failure?.cause === 'credential-invalid') return true;
	if (error instanceof SalesforceRefusedError)
		return error.code !== LIMIT_CODE && REFUSED_STATUSES.includes(String(error.status));
	return 'httpCode' in error && REFUSED_STATUSES.includes(String(error.httpCode));
}

/** The org's daily API calls are used up; they come back by themselves. */
export function isUsedUp(error: unknown): boolean {
	return error instanceof SalesforceRefusedError && error.code === LIMIT_CODE && !error.isTooMuchAtOnce;
}

function isNetworkError(error: Error): boolean {
	return NETWORK.test(`${'code' in error ? String(error.code) : ''} ${error.message}`);
}

function fixOf(error: Error): string | undefined {
	return 'description' in error && typeof error.description === 'string' ? error.description : undefined;
}

/** The error and what caused it, outermost first. */
function causesOf(error: unknown): Error[] {
	const chain: Error[] = [];
	for (let current = error; current instanceof Error && !chain.includes(current); current = current.cause)
		chain.push(current);
	return chain;
}
