import { Metadata, status } from '@grpc/grpc-js';
import { NodeApiError, NodeOperationError, UserError } from 'n8n-workflow';
import { asAccessFailure } from '../../../../nodes/SalesforceApproval/events/source/accessFailure';
import { classify } from '../../../../nodes/SalesforceApproval/events/pubsub/failure';
import { NeedsPersonError } from '../../../../nodes/SalesforceApproval/events/source/source';
import { SalesforceRefusedError } from '../../../../nodes/SalesforceApproval/transport/refusal';

const PREFIX = 'sfdc.platform.eventbus.grpc.';

function refusal(code: string | undefined, grpcStatus = status.UNKNOWN) {
	const metadata = new Metadata();
	if (code !== undefined) metadata.set('error-code', code);
	metadata.set('rpc-id', 'rpc-7');
	return Object.assign(new Error('refused'), { code: grpcStatus, details: 'refused', metadata });
}

it.each([
	['newToken', ['service.auth.error', 'service.auth.headers.invalid', 'service.auth.refresh.invalid']],
	[
		'retry',
		[
			'service.unavailable',
			'subscription.internal.error',
			'topic.api.unavailable',
			'schema.api.unavailable',
			'subscription.fetch.replay.repeated',
			'publish.stream.sweeper.timeout',
		],
	],
	[
		'retrySlowly',
		[
			'service.protection.stream.limit.triggered',
			'service.protection.triggered',
			'concurrent.client.limit.exceeded',
			'managed.subscription.already.active',
		],
	],
	[
		'fromEarliest',
		['subscription.fetch.replayid.corrupted', 'subscription.fetch.replayid.validation.failed'],
	],
	['waitForQuota', ['subscription.limit.exceeded']],
	[
		'stop',
		[
			'topic.not.found',
			'topic.meta.permission',
			'topic.validation.empty',
			'schema.meta.permission',
			'subscription.topic.cannot.subscribe',
			'service.tenant.license',
			'subscription.fetch.overflow',
			'subscription.fetch.requested.events.invalid',
			'subscription.fetch.topic.mismatch',
			'subscription.fetch.request.invalid',
			'schema.validation.failed',
		],
	],
])('answers with "%s" to the codes that ask for it, whatever the gRPC status', (reaction, codes) => {
	const failures = codes.map((code) => classify(refusal(PREFIX + code, status.INTERNAL)));

	expect(failures.map((failure) => failure.reaction)).toEqual(codes.map(() => reaction));
	failures.forEach(({ message }, index) =>
		expect(message).toContain(`(${PREFIX}${codes[index]}, rpc id rpc-7)`),
	);
});

it.each([
	[status.UNAVAILABLE, 'retry'],
	[status.INTERNAL, 'retry'],
	[status.UNAUTHENTICATED, 'newToken'],
	[status.PERMISSION_DENIED, 'stop'],
	[status.UNIMPLEMENTED, 'stop'],
])(
	'goes by the gRPC status %d where a proxy or the network answers without a code',
	(grpcStatus, reaction) => {
		expect(classify(refusal(undefined, grpcStatus)).reaction).toBe(reaction);
	},
);

it('tries again after a code nobody knows', () => {
	expect(classify(refusal(`${PREFIX}brand.new`)).reaction).toBe('retry');
});

it('blames the credential for a refused login and keeps the advice that came with it', () => {
	const login = new UserError('The Salesforce user is not approved for the app', {
		description: 'Approve the user.',
	});
	const wrapped = new Error('n8n could not authenticate', { cause: login });

	const failure = asAccessFailure(wrapped);

	expect(failure).toBeInstanceOf(NeedsPersonError);
	expect(failure).toMatchObject({
		message: expect.stringContaining('not approved'),
		fix: 'Approve the user.',
	});
});

it.each([
	['no network', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })],
	[
		'a login page that cannot be reached',
		new UserError('Salesforce could not be reached at https://x.my.salesforce.com'),
	],
	[
		'a busy org',
		new SalesforceRefusedError(503, [{ errorCode: 'SERVER_UNAVAILABLE', message: 'busy', fields: [] }]),
	],
	[
		'a used-up allowance',
		new SalesforceRefusedError(403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'limit', fields: [] }]),
	],
	[
		'too much at the same time',
		new SalesforceRefusedError(403, [
			{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests Limit exceeded.', fields: [] },
		]),
	],
])('keeps trying with %s', (_situation, error) => {
	expect(asAccessFailure(error)).toBe(error);
});

const node = {
	id: '1',
	name: 'n',
	type: 't',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

it('stops at once when somebody has to connect the OAuth2 credential again', () => {
	const reconnect = new NodeOperationError(node, 'The credential "Salesforce" needs to be reconnected.', {
		description: 'Open the credential and reconnect it to continue.',
		failure: { cause: 'credential-invalid' },
	});

	const failure = asAccessFailure(new Error('n8n could not authenticate', { cause: reconnect }));

	expect(failure).toBeInstanceOf(NeedsPersonError);
	expect(failure).toMatchObject({ fix: expect.stringContaining('reconnect it') });
});

it('stops when Salesforce refuses a renewed token', () => {
	const error = new NodeApiError(node, { message: 'Unauthorized' }, { httpCode: '401' });

	expect(asAccessFailure(error)).toBeInstanceOf(NeedsPersonError);
});
