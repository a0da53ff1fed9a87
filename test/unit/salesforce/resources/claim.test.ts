import type { IDataObject } from 'n8n-workflow';
import { loggedIn, runSalesforce } from '../context';
import { skipPauses } from '../pauses';
import { fakeSalesforce, ok } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';

const ID = 'a02SB0000000001AAA';
const NOTHING = ok({ done: true, totalSize: 0, records: [] });
const BROKEN: Reply = {
	status: 500,
	body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error' }],
};

const field = (name: string, unique: boolean) => ({
	name,
	label: name,
	type: 'string',
	unique,
	createable: true,
});
const described = ok({
	name: 'BILL_Claim__c',
	label: 'BILL Claim',
	fields: [field('Key__c', true), field('Holder__c', false), field('Token__c', true)],
	childRelationships: [],
});
const refusedWith = (statusCode: string, message: string) =>
	ok([{ success: false, errors: [{ statusCode, message, fields: [] }] }]);
const duplicate = (name: string) =>
	refusedWith(
		'DUPLICATE_VALUE',
		`duplicate value found: ${name} duplicates value on record with id: a02SB0000000001`,
	);
const saved = ok([{ id: ID, success: true, errors: [] }]);
const kept = (holder: string) =>
	ok({
		done: true,
		totalSize: 1,
		records: [
			{
				Id: ID,
				Key__c: 'k',
				Holder__c: holder,
				LastModifiedDate: '2026-11-30T08:00:00.000+0000',
				SystemModstamp: '2026-11-30T08:00:01.000+0000',
			},
		],
	});

let salesforce: FakeSalesforce | undefined;
skipPauses();

afterEach(async () => await salesforce?.stop());

async function claim(replies: Record<string, Reply[]>, more: IDataObject = {}) {
	salesforce = await fakeSalesforce({
		'GET /sobjects/BILL_Claim__c/describe': [described],
		...replies,
	});
	const item = {
		resource: 'record',
		operation: 'claim',
		objectName: 'BILL_Claim__c',
		keyField: 'Key__c',
		holderField: 'Holder__c',
		key: 'k',
		holder: 'me',
		takeOverAfterMinutes: 0,
		...more,
	};
	const [first] = await runSalesforce({
		credential: loggedIn(salesforce.url),
		items: [item],
		continueOnFail: true,
	});
	return { json: first?.json ?? {}, calls: salesforce.calls };
}

const posts = (calls: FakeSalesforce['calls']) => calls.filter(({ method }) => method === 'POST').length;

it('takes a key as taken that somebody has whose claim the user may not see', async () => {
	const { json } = await claim({ 'POST /composite*': [duplicate('Key__c')], 'GET /query*': [NOTHING] });

	expect(json).toMatchObject({ outcome: 'taken', id: null, currentHolder: '', since: null });
});

it('inserts again when nothing is found after an answer that was lost', async () => {
	const { json, calls } = await claim({ 'POST /composite*': [BROKEN, saved], 'GET /query*': [NOTHING] });

	expect(json).toMatchObject({ outcome: 'claimed', id: ID });
	expect(posts(calls)).toBe(2);
});

it('has nothing claimed while nobody answers clearly, and says that trying again is right', async () => {
	const { json, calls } = await claim({ 'POST /composite*': [BROKEN], 'GET /query*': [NOTHING] });

	expect(json).not.toHaveProperty('outcome');
	expect(json).toMatchObject({ curedBy: 'repetition' });
	expect(posts(calls)).toBe(3);
});

it('fails where the look-up after a lost answer fails as well', async () => {
	const { json } = await claim({ 'POST /composite*': [BROKEN], 'GET /query*': [BROKEN] });

	expect(json).not.toHaveProperty('outcome');
	expect(json).toMatchObject({ curedBy: 'time' });
});

it('does not take the duplicate of another unique field for a taken key', async () => {
	const { json } = await claim({ 'POST /composite*': [duplicate('Token__c')] });

	expect(json).toMatchObject({ code: 'DUPLICATE_VALUE', curedBy: 'person' });
});

it('knows its key in the case in which a field without cases keeps it', async () => {
	const { json } = await claim(
		{ 'POST /composite*': [duplicate('Key__c')], 'GET /query*': [kept('you')] },
		{ key: 'K' },
	);

	expect(json).toMatchObject({ outcome: 'taken', key: 'K', currentHolder: 'you' });
});

it('takes over only what nobody has changed since it was read', async () => {
	const patched = (httpStatusCode: number, body: unknown) =>
		ok({ compositeResponse: [{ httpStatusCode, body, referenceId: 'write0' }] });
	const { json, calls } = await claim(
		{
			'POST /composite/sobjects': [duplicate('Key__c')],
			'GET /query*': [kept('gone'), kept('faster')],
			[`GET /sobjects/BILL_Claim__c/${ID}*`]: [
				{ ...ok({ Id: ID }), headers: { date: 'Mon, 30 Nov 2026 09:00:00 GMT' } },
			],
			'POST /composite': [patched(412, [{ errorCode: 'PRECONDITION_FAILED', message: 'changed' }])],
		},
		{ takeOverAfterMinutes: 15 },
	);

	const write = calls.find(({ path }) => path === '/composite');
	expect(write?.body).toMatchObject({
		compositeRequest: [
			{
				httpHeaders: { 'If-Unmodified-Since': 'Mon, 30 Nov 2026 08:00:01 GMT' },
				body: { Holder__c: 'me' },
			},
		],
	});
	expect(json).toMatchObject({ outcome: 'taken', currentHolder: 'faster', takenOverFrom: null });
});

it('gives a claim that two took over at once to the one whose name stays', async () => {
	const { json } = await claim(
		{
			'POST /composite/sobjects': [duplicate('Key__c')],
			'GET /query*': [kept('gone'), kept('the later one')],
			[`GET /sobjects/BILL_Claim__c/${ID}*`]: [
				{ ...ok({ Id: ID }), headers: { date: 'Mon, 30 Nov 2026 09:00:00 GMT' } },
			],
			'POST /composite': [
				ok({ compositeResponse: [{ httpStatusCode: 204, body: null, referenceId: 'write0' }] }),
			],
		},
		{ takeOverAfterMinutes: 15 },
	);

	expect(json).toMatchObject({ outcome: 'taken', currentHolder: 'the later one' });
});
