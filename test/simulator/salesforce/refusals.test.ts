import { request as httpRequest } from 'node:http';
import { REFUSALS, type RefusalName } from '../../../sandbox/salesforce/refusals/table';
import { APPROVER } from '../../../sandbox/salesforce/tenant';
import { type Answer, anApInvoice, anOrg, type ApiUser, ask, type Org } from './org';

interface Entry {
	errorCode?: string;
	statusCode?: string;
	message: string;
}

/** What a request was answered, brought to status, code and words wherever those stood in the reply. */
interface Refused {
	status?: number;
	code?: string;
	message?: string;
}

const INVOICE = '/sobjects/AP_Invoice__c';
const YEAR_2000 = 'Sat, 01 Jan 2000 00:00:00 GMT';

describe('refusals', () => {
	let org: Org;
	let user: ApiUser;
	let invoiceId: string;
	let vendorId: string;

	beforeEach(async () => {
		org = await anOrg();
		user = await org.as('integration');
		const seeded = await org.seed({
			accounts: [{ Name: 'Acme Ltd', BILL_Vendor_Id__c: 'v1' }],
			invoices: [anApInvoice()],
		});
		[vendorId] = seeded.accounts;
		[invoiceId] = seeded.invoices;
	});
	afterEach(async () => await org.stop());

	const top = async (answer: Promise<Answer>): Promise<Refused> => {
		const { status, body } = await answer;
		const [first] = body as Entry[];
		return { status, code: first.errorCode, message: first.message };
	};
	const ofRecord = async (answer: Promise<Answer>, index = 0): Promise<Refused> => {
		const results = (await answer).body as Array<{ errors: Entry[] }>;
		const [entry] = results[index].errors;
		return { code: entry.statusCode, message: entry.message };
	};
	const ofSubrequest = async (
		compositeRequest: unknown[],
		index: number,
		allOrNone = false,
	): Promise<Refused> => {
		const { body } = await user.ask<{ compositeResponse: Array<{ body: Entry[] }> }>('POST', '/composite', {
			body: { compositeRequest, allOrNone },
		});
		const [entry] = body.compositeResponse[index].body;
		return { code: entry.errorCode, message: entry.message };
	};
	const create = async (fields: unknown, object = 'AP_Invoice__c') =>
		await top(user.ask('POST', `/sobjects/${object}`, { body: fields }));
	const patch = async (fields: unknown, headers?: Record<string, string>) =>
		await top(user.ask('PATCH', `${INVOICE}/${invoiceId}`, { body: fields, headers }));
	const query = async (soql: string) => await top(user.ask('GET', `/query?q=${encodeURIComponent(soql)}`));
	const approve = async (fields: Record<string, unknown>, who = user) =>
		await ofRecord(who.ask('POST', '/process/approvals', { body: { requests: [fields] } }));
	const submit = async () => {
		const submitter = await org.as('submitter');
		const { body } = await submitter.ask<Array<{ newWorkitemIds: string[] }>>('POST', '/process/approvals', {
			body: { requests: [{ actionType: 'Submit', contextId: invoiceId }] },
		});
		return body[0].newWorkitemIds[0];
	};
	const twoVendors = (allOrNone: boolean) => ({
		allOrNone,
		records: [{ attributes: { type: 'Account' } }, { attributes: { type: 'Account' }, Name: 'Good' }],
	});
	const faulty = async (kind: string, message?: string) => {
		await org.control('POST', 'faults', { kind, message });
		return await patch({ Amount__c: 1 });
	};
	const restrict = async (access: object) =>
		await org.control('POST', 'permissions', { userName: 'integration@sandbox.example', ...access });
	const startFlow = async () => {
		const { body } = await org.control<{ workItemIds: string[] }>('POST', 'flow-approvals', {
			recordId: invoiceId,
		});
		return body.workItemIds[0];
	};
	const act = async (action: string, inputs: object[]) =>
		await ofRecord(user.ask('POST', `/actions/standard/${action}`, { body: { inputs } }));
	const subrequest = (referenceId: string, method: string, path: string, body?: unknown) => ({
		referenceId,
		method,
		url: `/services/data/v67.0${path}`,
		body,
	});

	/** One request for each row of the table; the types see to it that none is forgotten. */
	const REFUSED: Record<RefusalName, () => Promise<Refused>> = {
		sessionExpired: async () => await top(ask('GET', `${org.url}/services/data/v67.0/sobjects`)),
		notFound: async () => await top(user.ask('GET', '/sobjects/Nothing__c/describe')),
		notModelled: async () => await top(user.ask('GET', '/sobjects/Account/describe/layouts')),
		methodNotAllowed: async () => await top(user.ask('PUT', '/query')),
		unsupportedMediaType: async () =>
			await top(
				user.ask('POST', '/sobjects/Account', {
					body: '<xml/>',
					headers: { 'content-type': 'application/xml' },
				}),
			),
		tooLarge: async () => await top(declareLength(user, 100 * 1024 * 1024)),
		internal: async () => await faulty('server-error-after-write'),
		requestLimit: async () => {
			await org.control('POST', 'switches', { dailyApiRequests: 0 });
			return await top(user.ask('GET', '/limits'));
		},
		concurrentRequests: async () => await faulty('concurrent-requests'),
		concurrentLongRequests: async () => await faulty('concurrent-long-requests'),
		serverUnavailable: async () => await faulty('server-unavailable'),
		rowLocked: async () => await faulty('row-lock'),
		validationRule: async () => await faulty('validation-rule', 'Amounts above 1 need a purchase order'),
		duplicatesDetected: async () => await faulty('duplicate-rule', 'Use one of these records?'),
		noObjectAccess: async () => {
			await restrict({ objects: { AP_Invoice__c: 'read' } });
			return await patch({ Amount__c: 1 });
		},
		apiDisabled: async () => {
			await restrict({ api: false });
			return await top(user.ask('GET', '/limits'));
		},
		flowDecision: async () => {
			const approvalWorkItemId = await startFlow();
			const inputs = [{ approvalWorkItemId, approvalDecision: 'approve' }];
			return await act('reviewApprovalWorkItem', inputs);
		},
		flowArgument: async () => await act('recallApprovalSubmission', [{}]),
		flowNotAllowed: async () => {
			const inputs = [{ approvalWorkItemId: await startFlow(), assigneeId: APPROVER.id }];
			return await act('reassignApprovalWorkItem', inputs);
		},
		flowReviewer: async () => {
			const inputs = [{ approvalWorkItemId: await startFlow(), approvalDecision: 'Approve' }];
			return await act('reviewApprovalWorkItem', inputs);
		},
		pathTooLong: async () => {
			await org.control('POST', 'switches', { longPathsInComposite: false });
			const path = `/query?q=${'x'.repeat(20_000)}`;
			const compositeRequest = [subrequest('long', 'GET', path)];
			const { body } = await user.ask<{ compositeResponse: [{ httpStatusCode: number; body: Entry[] }] }>(
				'POST',
				'/composite',
				{ body: { compositeRequest } },
			);
			const [reply] = body.compositeResponse;
			const [{ errorCode, message }] = reply.body;
			return { status: reply.httpStatusCode, code: errorCode, message };
		},
		tooManyChunks: async () => {
			const records = Array.from({ length: 11 }, (_, index) => ({
				attributes: { type: index % 2 === 0 ? 'Account' : 'AP_Invoice__c' },
			}));
			return await top(user.ask('POST', '/composite/sobjects', { body: { records } }));
		},
		flowState: async () => {
			const approvalWorkItemId = await startFlow();
			const input = { approvalWorkItemId, approvalDecision: 'Approve' };
			const approver = await org.as('approver');
			await approver.ask('POST', '/actions/standard/reviewApprovalWorkItem', { body: { inputs: [input] } });
			return await act('reviewApprovalWorkItem', [input]);
		},
		jsonSyntax: async () => await create('{"Name": '),
		jsonType: async () => await create({ Amount__c: 'twelve' }),
		bodyMissing: async () => await create(undefined),
		unknownColumn: async () => await create({ Nothing__c: 1 }),
		unknownQueryColumn: async () => await query('SELECT Nothing__c FROM Account'),
		unknownRelationship: async () => await query('SELECT Vendor__c.Name FROM AP_Invoice__c'),
		unknownChildRelationship: async () =>
			await query('SELECT Id, (SELECT Id FROM Lines__r) FROM AP_Invoice__c'),
		unknownQueryObject: async () => await query('SELECT Id FROM Nothing__c'),
		notQueryable: async () => await query('SELECT Id FROM BILL_Approval__e'),
		operationNotSupported: async () => await create({ Status: 'Approved' }, 'ProcessInstance'),
		malformedQuery: async () => await query('SELECT Id FRM Account'),
		filterType: async () => await query("SELECT Id FROM AP_Invoice__c WHERE Amount__c = '12'"),
		filterOperator: async () => await query("SELECT Id FROM AP_Invoice__c WHERE Vendor__c = 'abc'"),
		notFilterable: async () => await query("SELECT Id FROM AP_Invoice__c WHERE BILL_Sync_Message__c = 'x'"),
		duplicateField: async () => await query('SELECT Id, Name, NAME FROM Account'),
		offsetTooLarge: async () => await query('SELECT Id FROM Account OFFSET 2001'),
		queryLocator: async () => await top(user.ask('GET', '/query/01gSBunknown-2000')),
		requiredMissing: async () => await create({ Phone: '1' }, 'Account'),
		notWriteable: async () => await create({ Name: 'AP-1' }),
		stringTooLong: async () => await create({ Invoice_Number__c: 'x'.repeat(101) }),
		numberTooLarge: async () => await create({ Amount__c: 1e16 }),
		restrictedPicklist: async () => await create({ BILL_Sync_Status__c: 'Done' }),
		malformedReference: async () => await create({ Vendor__c: invoiceId }),
		malformedId: async () => await ofRecord(user.ask('DELETE', '/composite/sobjects?ids=abc')),
		brokenReference: async () => await create({ Vendor__c: '001SB0000009999' }),
		foreignKeyNotFound: async () => await create({ Vendor__r: { BILL_Vendor_Id__c: 'v9' } }),
		duplicateValue: async () => await create({ Name: 'Twin', BILL_Vendor_Id__c: 'v1' }, 'Account'),
		duplicateExternalId: async () => await ofAmbiguousUpsert(),
		entityLocked: async () => {
			await submit();
			return await patch({ Amount__c: 1 });
		},
		entityDeleted: async () => {
			await user.ask('DELETE', `${INVOICE}/${invoiceId}`);
			return await patch({ Amount__c: 1 });
		},
		externalIdField: async () =>
			await top(user.ask('PATCH', '/sobjects/Account/Phone/1', { body: { Name: 'x' } })),
		keyInBody: async () =>
			await top(
				user.ask('PATCH', '/sobjects/Account/BILL_Vendor_Id__c/v1', { body: { BILL_Vendor_Id__c: 'v1' } }),
			),
		preconditionFailed: async () => await patch({ Amount__c: 1 }, { 'if-unmodified-since': YEAR_2000 }),
		malformedHeader: async () => await patch({ Amount__c: 1 }, { 'if-unmodified-since': 'yesterday' }),
		tooManyRecords: async () =>
			await top(user.ask('POST', '/composite/sobjects', { body: { records: Array(201).fill({}) } })),
		tooManySubrequests: async () => {
			const compositeRequest = Array.from({ length: 26 }, (_, index) =>
				subrequest(`r${index}`, 'GET', '/limits'),
			);
			return await top(user.ask('POST', '/composite', { body: { compositeRequest } }));
		},
		rolledBack: async () =>
			await ofRecord(user.ask('POST', '/composite/sobjects', { body: twoVendors(true) }), 1),
		processingHalted: async () =>
			await ofSubrequest(
				[subrequest('good', 'GET', '/limits'), subrequest('bad', 'POST', '/sobjects/Account', {})],
				0,
				true,
			),
		invalidReference: async () =>
			await ofSubrequest([subrequest('one', 'GET', '/sobjects/Account/@{nothing.id}')], 0),
		typeMissing: async () =>
			await ofRecord(user.ask('POST', '/composite/sobjects', { body: { records: [{ Name: 'x' }] } })),
		idMissing: async () =>
			await ofRecord(
				user.ask('PATCH', '/composite/sobjects', {
					body: { records: [{ attributes: { type: 'Account' }, Name: 'x' }] },
				}),
			),
		noApplicableProcess: async () => await approve({ actionType: 'Submit', contextId: vendorId }),
		alreadyInProcess: async () => {
			await submit();
			return await approve({ actionType: 'Submit', contextId: invoiceId });
		},
		noSuchWorkItem: async () => {
			await submit();
			return await approve({ actionType: 'Approve', contextId: invoiceId }, await org.as('approver'));
		},
		notYourWorkItem: async () => await approve({ actionType: 'Approve', contextId: await submit() }),
		approvalAction: async () => {
			await org.control('POST', 'switches', { allowRemoved: false });
			return await approve({ actionType: 'Removed', contextId: await submit() });
		},
		approvalArgument: async () => await approve({ actionType: 'Submit' }),
		// The approver is nobody's report.
		managerNotDefined: async () =>
			await approve({ actionType: 'Submit', contextId: invoiceId }, await org.as('approver')),
		eventLimit: async () => {
			await org.control('POST', 'switches', { hourlyPublishedEvents: 0 });
			return await create({ Decision__c: 'Approved' }, 'BILL_Approval__e');
		},
	};

	it.each(Object.entries(REFUSED))('refuses by %s', async (name, request) => {
		const row = Object.entries(REFUSALS).find(([candidate]) => candidate === name)?.[1];

		const { status = row?.status, code, message } = await request();

		expect({ status, code }).toEqual({ status: row?.status, code: row?.errorCode });
		expect(message).toMatch(wordsOf(row?.message ?? ''));
	});

	it('keeps nothing of a request that was refused', async () => {
		await user.ask('POST', '/composite/sobjects', { body: twoVendors(true) });

		expect(await user.query('SELECT Name FROM Account')).toMatchObject([{ Name: 'Acme Ltd' }]);
	});

	it.each([
		['text', { Invoice_Number__c: 12 }],
		['a date', { Due_Date__c: '2026-02-30' }],
		['a date, given a date-time', { Due_Date__c: '2026-02-01T00:00:00Z' }],
		['a number, given an object', { Amount__c: { value: 1 } }],
		['a picklist', { BILL_Sync_Status__c: true }],
	])('refuses a value of another type for %s', async (_, fields) => {
		expect(await create(fields)).toMatchObject({ status: 400, code: 'JSON_PARSER_ERROR' });
	});

	it.each([
		[
			'AND and OR without parentheses',
			"SELECT Id FROM Account WHERE Name = 'a' OR Name = 'b' AND Name = 'c'",
		],
		['an unquoted text', "SELECT Id FROM Account WHERE Name = O'Neil"],
		['a trailing comma', 'SELECT Id, FROM Account'],
		['clauses in the wrong order', 'SELECT Id FROM Account LIMIT 5 ORDER BY Name'],
		['FOR UPDATE', 'SELECT Id FROM Account FOR UPDATE'],
		['nothing', ' '],
	])('takes %s for a malformed query', async (_, soql) => {
		expect(await query(soql)).toMatchObject({ status: 400, code: 'MALFORMED_QUERY' });
	});

	async function ofAmbiguousUpsert(): Promise<Refused> {
		await org.seed({
			accounts: [
				{ Name: 'One', Vendor_Number__c: '7' },
				{ Name: 'Two', Vendor_Number__c: '7' },
			],
		});
		const records = [{ attributes: { type: 'Account' }, Vendor_Number__c: '7', Phone: '1' }];
		return await ofRecord(
			user.ask('PATCH', '/composite/sobjects/Account/Vendor_Number__c', { body: { records } }),
		);
	}
});

/** The fixed words of a message, with anything in place of its placeholders. */
function wordsOf(message: string): RegExp {
	const parts = message.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** Announces a body of that length without sending it. */
async function declareLength(user: ApiUser, length: number): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		const request = httpRequest(
			`${user.url}/services/data/v67.0/sobjects/Account`,
			{ method: 'POST', headers: { 'content-type': 'application/json', 'content-length': length } },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () => {
					request.destroy();
					const body = JSON.parse(Buffer.concat(chunks).toString());
					resolve({ status: response.statusCode ?? 0, headers: new Headers(), body });
				});
			},
		);
		request.on('error', reject);
		request.flushHeaders();
	});
}
