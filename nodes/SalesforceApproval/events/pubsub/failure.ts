import { type ServiceError, status } from '@grpc/grpc-js';
import { NeedsPersonError } from '../source/source';
import type { Reaction, SourceFailure } from '../source/sourceFailure';
import { CODE_PREFIX, findRefusal, type RefusalRow } from './refusals';

const PASSES = 'The trigger keeps trying.';

/** For calls without an `error-code`: proxies and the network know only gRPC's own statuses. */
const BY_STATUS: Partial<Record<status, Reaction>> = {
	[status.UNAUTHENTICATED]: 'newToken',
	[status.INVALID_ARGUMENT]: 'stop',
	[status.NOT_FOUND]: 'stop',
	[status.PERMISSION_DENIED]: 'stop',
	[status.UNIMPLEMENTED]: 'stop',
	[status.RESOURCE_EXHAUSTED]: 'retrySlowly',
};

/**
 * Sorts whatever ended a call. The code is looked for in the metadata, which grpc-js fills from headers or trailers:
 * an early refusal comes trailers-only. Anything unknown is worth another try.
 */
export function classify(error: unknown): SourceFailure {
	if (!isServiceError(error)) {
		const reaction = error instanceof NeedsPersonError ? 'stop' : 'retry';
		return {
			reaction,
			message: asMessage(error),
			fix: error instanceof NeedsPersonError ? error.fix : PASSES,
			cause: error,
		};
	}
	const code = textOf(error, 'error-code');
	const known = code === '' ? undefined : findRefusal(code);
	const { reaction, meaning, fix } = known ?? unknownRow(error);
	const rpcId = textOf(error, 'rpc-id');
	const where = [code || status[error.code], rpcId && `rpc id ${rpcId}`]
		.filter((part) => part !== '')
		.join(', ');
	return { reaction, message: `${meaning} (${where})`, fix, cause: error };
}

/** Whether Salesforce refused the call with this code, given by its ending. */
export function hasCode(error: unknown, ending: string): error is ServiceError {
	return isServiceError(error) && textOf(error, 'error-code') === `${CODE_PREFIX}${ending}`;
}

function unknownRow(error: ServiceError): RefusalRow {
	return {
		reaction: BY_STATUS[error.code] ?? 'retry',
		meaning: error.details || error.message,
		fix: 'Check Topic and the Pub/Sub Address of the credential, and that a proxy lets HTTP/2 through.',
	};
}

function isServiceError(error: unknown): error is ServiceError {
	return error instanceof Error && 'code' in error && typeof error.code === 'number' && 'metadata' in error;
}

function textOf(error: ServiceError, key: string): string {
	return error.metadata?.get(key)[0]?.toString() ?? '';
}

function asMessage(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
