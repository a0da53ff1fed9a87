import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode } from './harness';
import type { NodeRunOptions } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

const MINUTE_MS = 60_000;

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

/** Claims with the node as a workflow would have it: what is not said is as the editor fills it in. */
async function claim(
	items: IDataObject[],
	parameters: INodeParameters = {},
	options: Partial<NodeRunOptions> = {},
) {
	return await runNode({
		...anOperation(salesforce.jwt(), 'record:claim', {
			key: '={{ $json.key }}',
			holder: '={{ $json.holder }}',
			...parameters,
		}),
		items,
		onError: 'continueRegularOutput',
		...options,
	});
}

const claims = async () => await salesforce.rows('BILL_Claim__c');
const inserts = async () => await salesforce.sent('POST', '/composite/sobjects');

it('gives a new key to who claims it, and tells everybody else who has it', async () => {
	await claim([{ key: 'a01:04g', holder: 'row one' }], {
		fields: { field: [{ name: 'Record_Id__c', value: 'a01SB0000000001AAA' }] },
	});
	const { items, error } = await claim([
		{ key: 'a01:04g', holder: 'row two' },
		{ key: 'a01:04g', holder: 'row one' },
		{ key: 'A01:04G', holder: 'row two' },
	]);

	const [kept] = await claims();
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([
		{
			outcome: 'taken',
			id: kept.Id,
			objectName: 'BILL_Claim__c',
			key: 'a01:04g',
			holder: 'row two',
			currentHolder: 'row one',
			since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
			takenOverFrom: null,
		},
		expect.objectContaining({ outcome: 'held', id: kept.Id, currentHolder: 'row one' }),
		expect.objectContaining({ outcome: 'claimed', key: 'A01:04G', currentHolder: 'row two', since: null }),
	]);
	expect(kept).toMatchObject({ Key__c: 'a01:04g', Holder__c: 'row one', Record_Id__c: 'a01SB0000000001AAA' });
	expect(await claims()).toHaveLength(2);
});

it('gives a key that a batch has twice to the first of the two', async () => {
	const { items } = await claim([
		{ key: 'b', holder: 'one' },
		{ key: 'a', holder: 'one' },
		{ key: 'b', holder: 'two' },
		{ key: 'b', holder: 'one' },
	]);

	expect(items.map(({ json, pairedItem }) => [json.outcome, json.currentHolder, pairedItem])).toEqual([
		['claimed', 'one', { item: 0 }],
		['claimed', 'one', { item: 1 }],
		['taken', 'one', { item: 2 }],
		['held', 'one', { item: 3 }],
	]);
	expect(await inserts()).toBe(1);
});

it.each([true, false])(
	'lets one of two connections win each of many keys they race for (in bulk: %s)',
	async (sendInBulk) => {
		const keys = Array.from({ length: sendInBulk ? 250 : 20 }, (_, index) => `key ${index}`);
		const orders = [keys, [...keys].reverse()];
		await salesforce.control('faults', { kind: 'latency', ms: 20, times: 3, on: 'POST /composite/sobjects' });

		const runs = await Promise.all(
			orders.map(
				async (order, index) =>
					await claim(
						order.map((key) => ({ key, holder: `n8n ${index}` })),
						{ sendInBulk },
					),
			),
		);

		const results = runs.flatMap(({ items }) => items.map(({ json }) => json));
		const winners = results.filter(({ outcome }) => outcome === 'claimed');
		expect(results.filter(({ outcome }) => outcome === 'taken')).toHaveLength(keys.length);
		expect(winners.map(({ key }) => key).sort()).toEqual([...keys].sort());
		const kept = new Map((await claims()).map((row) => [row.Key__c, row.Holder__c]));
		expect(results.map(({ currentHolder }) => currentHolder)).toEqual(
			results.map(({ key }) => kept.get(key)),
		);
	},
);

it('claims 450 keys in three calls, and a refused one stops no other', async () => {
	const items = Array.from({ length: 450 }, (_, index) => ({
		key: index === 7 ? 'x'.repeat(256) : `key ${index}`,
		holder: 'one',
	}));

	const { items: output } = await claim(items);

	expect(await inserts()).toBe(3);
	expect(output[7].json).toMatchObject({ code: 'STRING_TOO_LONG', curedBy: 'person' });
	expect(output.filter(({ json }) => json.outcome === 'claimed')).toHaveLength(449);
});

it.each(['lost-reply', 'server-error-after-write'])(
	'finds its own claims after an answer that was lost, and does not call them new (%s)',
	async (kind) => {
		await claim([{ key: 'c', holder: 'other' }]);
		await salesforce.control('faults', { kind, on: 'POST /composite/sobjects' });

		const { items, error } = await claim(['a', 'b', 'c'].map((key) => ({ key, holder: 'one' })));

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(['held', 'held', 'taken']);
		expect(await claims()).toHaveLength(3);
	},
);

it('claims once what another process held for a moment', async () => {
	await salesforce.control('faults', { kind: 'row-lock', on: 'POST /composite/sobjects' });

	const { items } = await claim([{ key: 'a', holder: 'one' }]);

	expect(items[0].json).toMatchObject({ outcome: 'claimed' });
	expect(await claims()).toHaveLength(1);
});

describe('taking over', () => {
	const takeOver = { takeOverAfterMinutes: 15 };
	const wanted = (holder: string) => ['a', 'b', 'c'].map((key) => ({ key, holder }));

	/** Claims of somebody else, last changed some minutes ago. */
	const seedOld = async (minutes: number): Promise<string[]> => {
		const changed = `${new Date(Date.now() - minutes * MINUTE_MS).toISOString().slice(0, 19)}.000+0000`;
		const BILL_Claim__c = ['a', 'b', 'c'].map((Key__c) => ({
			Key__c,
			Holder__c: 'gone',
			CreatedDate: changed,
			LastModifiedDate: changed,
			SystemModstamp: changed,
		}));
		const seeded = await salesforce.control<{ records: { BILL_Claim__c: string[] } }>('seed', {
			records: { BILL_Claim__c },
		});
		return seeded.records.BILL_Claim__c;
	};

	it('leaves a claim alone that is not old enough, and every claim with 0', async () => {
		await seedOld(14);
		const early = await claim(wanted('next'), takeOver);
		await salesforce.control('reset');
		await seedOld(600);
		const never = await claim(wanted('next'));

		const outcomes = [early, never].map(({ items }) => items.map(({ json }) => json.outcome));
		expect(outcomes).toEqual([Array(3).fill('taken'), Array(3).fill('taken')]);
	});

	it('goes by the clock of Salesforce', async () => {
		await seedOld(16);
		await salesforce.control('clock', { advanceMs: -2 * MINUTE_MS });

		const next = await claim(wanted('next'), takeOver);
		await salesforce.control('clock', { advanceMs: 2 * MINUTE_MS });

		expect(next.items.map(({ json }) => json.outcome)).toEqual(Array(3).fill('taken'));
	});

	it('counts from the last change of a claim, which Update can make', async () => {
		const [, id] = await seedOld(16);
		await runNode(
			anOperation(salesforce.jwt(), 'record:update', {
				objectName: byId('BILL_Claim__c'),
				recordId: byId(id),
				fieldsFrom: 'json',
				fieldsJson: '{"Record_Id__c":"a01SB0000000001AAA"}',
			}),
		);

		const next = await claim(wanted('next'), takeOver);

		expect(next.items.map(({ json }) => [json.outcome, json.takenOverFrom])).toEqual([
			['claimed', 'gone'],
			['taken', null],
			['claimed', 'gone'],
		]);
	});

	it('lets one of several win that take over at once', async () => {
		await seedOld(16);
		const credentials = { salesforceApprovalJwtApi: salesforce.jwt() };

		const runs = await Promise.all(
			['one', 'two', 'three'].map(async (holder) => await claim(wanted(holder), takeOver, { credentials })),
		);

		const kept = new Map((await claims()).map((row) => [row.Key__c, row.Holder__c]));
		const results = runs.flatMap(({ items }) => items.map(({ json }) => json));
		const winners = results.filter(({ outcome }) => outcome === 'claimed');
		expect(winners.map(({ key }) => key).sort()).toEqual(['a', 'b', 'c']);
		expect(winners.map(({ holder }) => holder)).toEqual(winners.map(({ key }) => kept.get(key)));
		expect(results.filter(({ outcome }) => outcome === 'taken')).toHaveLength(6);
	});

	it('holds what it took over, and never calls a take-over new whose answer was lost', async () => {
		await seedOld(16);
		await salesforce.control('faults', { kind: 'lost-reply', on: 'POST /composite' });

		const { items } = await claim(wanted('next'), takeOver);
		const again = await claim(wanted('next'), takeOver);

		expect(items.map(({ json }) => json.outcome)).not.toContain('claimed');
		expect(again.items.map(({ json }) => json.outcome)).toEqual(Array(3).fill('held'));
	});
});

describe('an org where claims cannot be kept', () => {
	it.each([
		['has no such object', { objectName: byId('My_Claim__c') }, {}],
		['does not show the object to the user', {}, { objects: { BILL_Claim__c: 'none' } }],
		['does not show its fields to the user', {}, { fields: { 'BILL_Claim__c.Holder__c': 'none' } }],
	])('%s: says which part of the package is missing', async (_, parameters, access) => {
		await salesforce.control('permissions', { userName: 'integration@sandbox.example', ...access });

		const { items } = await claim([{ key: 'a', holder: 'one' }], parameters);

		expect(items[0].json).toMatchObject({
			curedBy: 'person',
			description: expect.stringContaining('objects/BILL_Claim__c'),
			details: { reason: 'noClaimObject' },
		});
	});

	it('refuses a key field that may hold the same twice, and names that nobody has', async () => {
		const notUnique = await claim([{ key: 'a', holder: 'one' }], { keyField: 'Record_Id__c' });
		const nobody = await claim([
			{ key: 'a', holder: '' },
			{ key: '', holder: 'one' },
		]);

		expect(notUnique.items[0].json.error).toContain('Record_Id__c of BILL_Claim__c is not unique');
		expect(nobody.items.map(({ json }) => json.error)).toEqual(['Holder is empty', 'Key is empty']);
		expect(await claims()).toEqual([]);
	});
});
