import type { INodeProperties } from 'n8n-workflow';
import { type ParameterReader, shown } from '../../parameters/reader';

export const callPath: INodeProperties = {
	displayName: 'Path',
	name: 'path',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. /v3/vendors',
	description: 'The path, starting with /v3/. The host comes from the credential.',
};

/** Signing in is the credential's business, and its answer is a secret. */
const SIGN_IN = /^\/v3\/(partner\/)?login(-as-user)?\/?$/i;

/**
 * The path as BILL takes it, on BILL's host and nowhere else: no other host, no way up, no query.
 */
export function readPath(read: ParameterReader): string {
	const given = read.requiredText(callPath);
	const path = given.startsWith('/') ? given : `/${given}`;
	const refuse = (what: string, fix: string) => read.refuse(`Path is ${shown(given)}, ${what}`, fix);
	if (/[?#]/.test(path))
		throw refuse('which contains a query', 'Put what follows the question mark into Query Parameters.');
	// Decoded, because servers decode before they resolve: %2e%2e is a way up like any other.
	const isSafe = /^\/v3\/[\w\-./%~]+$/.test(path) && !/(^|\/)\.{1,2}(\/|$)|\/\/|\\/.test(decoded(path));
	if (!isSafe) throw refuse('which is not a BILL path', 'Start with /v3/, for example /v3/vendors.');
	if (SIGN_IN.test(decoded(path)))
		throw refuse('which is a sign-in', 'The credential signs in automatically; remove this call.');
	return path;
}

function decoded(path: string): string {
	try {
		const once = decodeURIComponent(path);
		return once === path ? path : decoded(once);
	} catch {
		return '..';
	}
}
