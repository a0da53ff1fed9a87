import { generateKeyPairSync } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { KNOWN_REFUSALS } from '../../../../nodes/SalesforceApproval/transport/knownRefusals';
import { skipPauses } from '../pauses';
import { loggedIn, runSalesforce } from '../context';
import { fakeSalesforce, refused } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';
import { describedInvoice } from './invoiceObject';

const RECORD = 'a01SB0000000001AAA';
const GET = `GET /sobjects/AP_Invoice__c/${RECORD}*`;
const PATCH = `PATCH /sobjects/AP_Invoice__c/${RECORD}`;
const POST = 'POST /sobjects/AP_Invoice__c';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let salesforce: FakeSalesforce | undefined;
skipPauses();

afterEach(async () => await salesforce?.stop());

const record = (operation: string, parameters: IDataObject = {}): IDataObject => ({
	resource: 'record',
	operation,
	objectName: 'AP_Invoice__c',
	recordId: RECORD,
	fieldsFrom: 'form',
	fields: { field: [{ name: 'Amount__c', value: '10' }] },
	...parameters,
});

async function failureOf(replies: Record<string, Reply[]>, item: IDataObject): Promise<IDataObject> {
	salesforce = await fakeSalesforce({ ...describedInvoice, ...replies });
	const [first] = await runSalesforce({
		credential: loggedIn(salesforce.url),
		items: [item],
		continueOnFail: true,
	});
	return first?.json ?? {};
}

/** Every code of `knownRefusals.ts`, by what cures it. */
const CURES = {
	time: [
		'INVALID_SESSION_ID',
		'ENTITY_IS_LOCKED',
		'UNABLE_TO_LOCK_ROW',
		'REQUEST_LIMIT_EXCEEDED',
		'LIMIT_EXCEEDED',
		'SERVER_UNAVAILABLE',
		'HTTP_503',
		'PLATFORM_EVENT_PUBLISHING_UNAVAILABLE',
	],
	person: [
		'API_DISABLED_FOR_ORG',
		'API_CURRENTLY_DISABLED',
		'INVALID_FIELD',
		'INVALID_FIELD_FOR_INSERT_UPDATE',
		'INVALID_TYPE',
		'INVALID_TYPE_ON_FIELD_IN_RECORD',
		'JSON_PARSER_ERROR',
		'MALFORMED_QUERY',
		'MALFORMED_ID',
		'FIELD_CUSTOM_VALIDATION_EXCEPTION',
		'REQUIRED_FIELD_MISSING',
		'STRING_TOO_LONG',
		'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
		'DUPLICATE_VALUE',
		'DUPLICATES_DETECTED',
		'DUPLICATE_EXTERNAL_ID',
		'MULTIPLE_CHOICES',
		'NOT_FOUND',
		'ENTITY_IS_DELETED',
		'PRECONDITION_FAILED',
		'HTTP_412',
		'INSUFFICIENT_ACCESS',
		'INSUFFICIENT_ACCESS_OR_READONLY',
		'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
		'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
		'CANNOT_EXECUTE_FLOW_TRIGGER',
		'NO_APPLICABLE_PROCESS',
		'ALREADY_IN_PROCESS',
		'MANAGER_NOT_DEFINED',
		'INVALID_CROSS_REFERENCE_KEY',
		'INVALID_INPUT',
		'INVALID_ACTION_TYPE',
		'PLATFORM_EVENT_ENCRYPTION_ERROR',
	],
};

it('tells for every code it knows what cures it: a new one goes into CURES', () => {
	expect(Object.values(CURES).flat().sort()).toEqual(Object.keys(KNOWN_REFUSALS).sort());
});

it.each(Object.entries(CURES).flatMap(([cure, codes]) => codes.map((code) => [code, cure] as const)))(
	'says of %s that it is cured by %s, and how',
	async (code, curedBy) => {
		const failure = await failureOf({ [PATCH]: [refused(code)] }, record('update'));

		expect(failure).toMatchObject({ code, curedBy, description: KNOWN_REFUSALS[code]?.fix });
	},
);

it.each([
	[
		'too many requests at once',
		refused('REQUEST_LIMIT_EXCEEDED', 403, 'ConcurrentRequests Limit exceeded.'),
		'time',
	],
	['the calls of the day', refused('REQUEST_LIMIT_EXCEEDED', 403, 'TotalRequests Limit exceeded.'), 'time'],
	[
		'a trigger of the org that met a held row',
		refused(
			'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
			400,
			'InvoiceTrigger: execution of AfterUpdate caused by: System.DmlException: Update failed. First exception on row 0; first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record: []',
		),
		'time',
	],
	[
		'a trigger of the org that refuses',
		refused('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 400, 'InvoiceTrigger: Vendor is on hold'),
		'person',
	],
	['a server that is busy', refused('SERVER_UNAVAILABLE', 503), 'time'],
	['a code nobody has met yet', refused('SOMETHING_NEW'), 'person'],
])('says of %s what cures it', async (_, reply, curedBy) => {
	expect(await failureOf({ [PATCH]: [reply] }, record('update'))).toMatchObject({ curedBy });
});

it('says from when on a busy Salesforce takes requests again, where it says so', async () => {
	const busy = { ...refused('SERVER_UNAVAILABLE', 503), headers: { 'retry-after': '3600' } };

	const { curedBy, retryAt } = await failureOf({ [PATCH]: [busy] }, record('update'));

	const waitMs = Date.parse(String(retryAt)) - Date.now();
	expect([curedBy, waitMs > 3_000_000, waitMs <= 3_600_000]).toEqual(['time', true, true]);
});

it('says that a repetition cures an unclear update, which writes the same again', async () => {
	expect(await failureOf({ [PATCH]: [{ status: 500, body: '' }] }, record('update'))).toMatchObject({
		curedBy: 'repetition',
		description: expect.stringContaining('Run this item again'),
	});
});

it('says that a person cures an unclear creation, which nothing can find again', async () => {
	expect(await failureOf({ [POST]: [{ status: 500, body: '' }] }, record('create'))).toMatchObject({
		curedBy: 'person',
		description: expect.stringContaining('Check the record in Salesforce before you run this again'),
	});
});

it('says that time cures a reading that stays without an answer', async () => {
	expect(await failureOf({ [GET]: [{ status: 503 }] }, record('get'))).toMatchObject({ curedBy: 'time' });
});

it.each([
	['cannot be reached', undefined, 'time'],
	['is down', { status: 503 }, 'time'],
	['refuses the login', { status: 400, body: { error: 'invalid_grant' } }, 'person'],
])('says of a login for which Salesforce %s what cures it', async (_, reply: Reply | undefined, curedBy) => {
	salesforce = await fakeSalesforce({ 'POST /services/oauth2/token': reply ? [reply] : [] });
	const credential = {
		...loggedIn(reply ? salesforce.url : 'http://127.0.0.1:1'),
		clientId: 'client',
		userName: 'user@example.com',
		privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
		accessToken: '',
	};

	const [output] = await runSalesforce({ credential, items: [record('update')], continueOnFail: true });

	expect(output?.json).toMatchObject({ curedBy });
});

it('hands cure and code of a node that stops to the error workflow', async () => {
	salesforce = await fakeSalesforce({ ...describedInvoice, [PATCH]: [refused('UNABLE_TO_LOCK_ROW')] });
	const run = runSalesforce({ credential: loggedIn(salesforce.url), items: [record('update')] });

	await expect(run).rejects.toMatchObject({
		context: { data: { code: 'UNABLE_TO_LOCK_ROW', curedBy: 'time' } },
	});
});

it('gives what was refused before anything was sent to a person', async () => {
	const item = record('update', { fields: { field: [{ name: 'Amount__c', value: 'ten' }] } });

	expect(await failureOf({}, item)).toMatchObject({ curedBy: 'person' });
});
