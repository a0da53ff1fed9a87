import { decodeRefusal } from '../../../../nodes/SalesforceApproval/transport/refusal';

it.each([
	[
		'an array',
		[{ message: 'No such column', errorCode: 'INVALID_FIELD', fields: ['X__c'] }],
		'INVALID_FIELD',
		'No such column',
	],
	['an array as text', '[{"message":"Locked","errorCode":"ENTITY_IS_LOCKED"}]', 'ENTITY_IS_LOCKED', 'Locked'],
	[
		'approval entries',
		[{ statusCode: 'ALREADY_IN_PROCESS', message: 'Already there' }],
		'ALREADY_IN_PROCESS',
		'Already there',
	],
	[
		'approval texts',
		['NO_APPLICABLE_PROCESS, no process found'],
		'NO_APPLICABLE_PROCESS',
		'no process found',
	],
	['an OAuth refusal', { error: 'invalid_grant', error_description: 'expired' }, 'invalid_grant', 'expired'],
	['a page of a proxy', '<html><body>Bad Gateway</body></html>', 'HTTP_502', 'Bad Gateway'],
	['no body at all', '', 'HTTP_502', 'HTTP status 502'],
])('reads %s', (_, body, code, words) => {
	const refusal = decodeRefusal(502, body);

	expect(refusal.code).toBe(code);
	expect(refusal.message).toContain(words);
});

it('keeps every entry, the cause first', () => {
	const refusal = decodeRefusal(400, [
		{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'Amount is missing', fields: ['Amount__c'] },
		{ errorCode: 'STRING_TOO_LONG', message: 'Name is too long', fields: ['Name'] },
	]);

	expect(refusal.entries.map(({ fields }) => fields)).toEqual([['Amount__c'], ['Name']]);
	expect(refusal.message).toBe(
		'Amount is missing (REQUIRED_FIELD_MISSING); Name is too long (STRING_TOO_LONG)',
	);
});

it('reads the errors inside results of actions, and leaves out those that succeeded', () => {
	const refusal = decodeRefusal(400, [
		{ actionName: 'reviewApprovalWorkItem', isSuccess: true, errors: null },
		{
			actionName: 'reviewApprovalWorkItem',
			isSuccess: false,
			errors: [{ statusCode: 'INVALID_INPUT', message: 'Not open', fields: ['approvalWorkItemId'] }],
		},
	]);

	expect(refusal.entries).toEqual([
		{ errorCode: 'INVALID_INPUT', message: 'Not open', fields: ['approvalWorkItemId'] },
	]);
});
