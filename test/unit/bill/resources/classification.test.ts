import type { IDataObject } from 'n8n-workflow';
import { BillCom } from '../../../../nodes/BillCom/BillCom.node';
import { aCredential, loadOptionsContext, runBill, runOne, type StoredCredential } from '../context';
import { useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;

beforeEach(async () => {
	credential = aCredential(bill.url);
});

const DEPARTMENTS = '/v3/classifications/departments';

const aDepartment = (changes: IDataObject = {}): IDataObject => ({
	resource: 'department',
	operation: 'create',
	name: 'West',
	ifExists: 'existing',
	additionalFields: {},
	...changes,
});

const anAccount = (changes: IDataObject = {}): IDataObject => ({
	...aDepartment({ resource: 'chartOfAccount', name: 'Freight' }),
	accountNumber: '',
	accountType: 'EXPENSE',
	...changes,
});

const departments = async () => (await bill.state()).departments ?? [];
const namesOf = (entries: IDataObject[]) => entries.map(({ name }) => name);

describe('a new entry', () => {
	it('is the one BILL has where its name is taken', async () => {
		const first = await runOne(credential, aDepartment());

		const second = await runOne(credential, aDepartment());

		expect([first.outcome, second.outcome]).toEqual(['created', 'existing']);
		expect(await departments()).toMatchObject([{ id: second.id }]);
	});

	it('is another one under another parent', async () => {
		const [parent] =
			(await bill.seed({ departments: [{ name: 'Ohio' }, { name: 'West' }] })).departments ?? [];

		const created = await runOne(credential, aDepartment({ additionalFields: { parentId: parent?.id } }));

		expect(created).toMatchObject({ outcome: 'created', parentId: parent?.id });
	});

	it('is another one than an archived entry of its name', async () => {
		const { id } = await runOne(credential, aDepartment());
		await bill.direct('POST', `${DEPARTMENTS}/${id}/archive`);

		const created = await runOne(credential, aDepartment());

		expect(created).toMatchObject({ outcome: 'created', archived: false });
	});

	it('is told apart by its number where one is given', async () => {
		await bill.seed({ chartOfAccounts: [{ name: 'Freight', number: '6200' }] });

		const outcomes = [
			await runOne(credential, anAccount({ accountNumber: '6200' })),
			await runOne(credential, anAccount()),
			await runOne(credential, anAccount({ accountNumber: '6201' })),
		];

		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['existing', 'existing', 'created']);
	});

	it('is refused where BILL has several of its name', async () => {
		const { departments: seeded = [] } = await bill.seed({
			departments: [{ name: 'West' }, { name: 'WEST.' }],
		});

		const running = runOne(credential, aDepartment());

		await expect(running).rejects.toMatchObject({
			reason: 'entryAmbiguous',
			message: expect.stringContaining(`${seeded[0]?.id} "West", ${seeded[1]?.id} "WEST."`),
		});
	});

	it('is found again when the answer of BILL is lost', async () => {
		await bill.fault({ kind: 'lost-reply', on: `POST ${DEPARTMENTS}`, times: 1 });

		const created = await runOne(credential, aDepartment());

		expect(created.outcome).toBe('created');
		expect(await departments()).toMatchObject([{ id: created.id }]);
	});

	it('is left to a person when the answer is lost and its name says nothing', async () => {
		await bill.seed({ departments: [{ name: 'West' }] });
		await bill.fault({ kind: 'lost-reply', on: `POST ${DEPARTMENTS}`, times: 1 });

		const running = runOne(credential, aDepartment({ ifExists: 'create' }));

		await expect(running).rejects.toThrow(/no clear answer.*create the department "West"/);
		expect(namesOf(await departments())).toEqual(['West', 'West']);
	});

	it('is looked for in the whole list where BILL cannot filter it by the time of its change', async () => {
		await bill.seed({ jobs: [{ name: 'Bridge' }] });
		const aJob = (name: string) => aDepartment({ resource: 'job', name });
		await runOne(credential, aJob('Bridge'));
		await bill.direct('POST', '/v3/classifications/jobs', { name: 'Tunnel' });
		await bill.fault({ kind: 'refusal', on: 'GET /v3/classifications/jobs', code: 'BDC_1130', times: 1 });

		const found = await runOne(credential, aJob('tunnel'));

		expect(found.outcome).toBe('existing');
	});

	it.each([false, true])('is one with an entry of another spelling (in bulk: %s)', async (sendInBulk) => {
		await bill.seed({ departments: [{ name: 'Café  West' }] });
		const names = ['CAFE\u0301 WEST.', 'North', 'NORTH ', 'n\u00A0orth'];

		const output = await runBill({
			credential,
			items: names.map((name) => aDepartment({ name, sendInBulk })),
		});

		expect(output.map(({ json }) => json.outcome)).toEqual(['existing', 'created', 'existing', 'created']);
		expect(((await bill.state()).departments ?? []).map(({ name }) => name)).toEqual([
			'Café  West',
			'North',
			'n\u00A0orth',
		]);
	});

	it('asks for the name of an employee', async () => {
		const nobody = { ...aDepartment({ resource: 'employee' }), firstName: ' ', lastName: '' };

		await expect(runOne(credential, nobody)).rejects.toThrow('First Name and Last Name are missing');
	});
});

describe('entries created with shared calls', () => {
	const many = (count: number) => Array.from({ length: count }, (_, index) => `Dock ${index + 1}`);
	const inBulk = async (names: string[], of: (name: string) => IDataObject = () => ({})) =>
		await runBill({
			credential,
			continueOnFail: true,
			items: names.map((name) => aDepartment({ name, sendInBulk: true, ...of(name) })),
		});

	it('take one call for the list and one for each 50 of them', async () => {
		const output = await inBulk(many(120));

		expect(output.map(({ json }) => json.outcome)).toEqual(Array(120).fill('created'));
		expect(namesOf(output.map(({ json }) => json))).toEqual(many(120));
		expect((await bill.calls()).map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'POST']);
	});

	it.each([
		{ bulkAtomic: true, bulkErrorShape: 'each' },
		{ bulkAtomic: true, bulkErrorShape: 'failing' },
		{ bulkAtomic: true, bulkErrorShape: 'message' },
		{ bulkAtomic: false, bulkErrorShape: 'each' },
	])('are there once each when BILL refuses one of them, with %o', async (switches) => {
		await bill.switches(switches);
		const unknownParent = (name: string) =>
			name === 'Dock 3' ? { additionalFields: { parentId: 'no-such-id' } } : {};

		const output = await inBulk(many(6), unknownParent);

		expect(output[2]?.json).toMatchObject({
			error: expect.stringMatching(/no-such-id.*\(department "Dock 3"\)|Dock 3.*no-such-id/),
		});
		const good = ['Dock 1', 'Dock 2', 'Dock 4', 'Dock 5', 'Dock 6'];
		expect(namesOf(output.filter((_, index) => index !== 2).map(({ json }) => json))).toEqual(good);
		expect(namesOf(await departments()).sort()).toEqual(good);
	});

	it('are there once each when the answer of BILL is lost', async () => {
		await bill.fault({ kind: 'lost-reply', on: `POST ${DEPARTMENTS}/bulk`, times: 1 });

		const output = await inBulk(['West', 'East']);

		expect(output.map(({ json }) => json.outcome)).toEqual(['created', 'created']);
		expect(namesOf(await departments())).toEqual(['West', 'East']);
	});

	it('are one where two items name the same, and none where BILL has it', async () => {
		await bill.seed({ departments: [{ name: 'East' }] });

		const output = await inBulk(['West', 'West', 'East']);

		expect(output.map(({ json }) => json.outcome)).toEqual(['created', 'existing', 'existing']);
		expect(namesOf(await departments())).toEqual(['East', 'West']);
	});

	it('are one when two executions run at the same moment', async () => {
		const outputs = await Promise.all([inBulk(['West', 'East']), inBulk(['East', 'West'])]);

		expect(outputs.flat().map(({ json }) => json.error)).toEqual(Array(4).fill(undefined));
		expect(namesOf(await departments()).sort()).toEqual(['East', 'West']);
	});

	it('are all created, once, with Create Anyway, also when the answer is lost', async () => {
		await bill.seed({ departments: [{ name: 'West' }] });
		await bill.fault({ kind: 'lost-reply', on: `POST ${DEPARTMENTS}/bulk`, times: 1 });

		const output = await inBulk(['West', 'West'], () => ({ ifExists: 'create' }));

		expect(output.map(({ json }) => json.outcome)).toEqual(['created', 'created']);
		const ids = output.map(({ json }) => json.id);
		expect((await departments()).slice(1).map(({ id }) => id)).toEqual(ids);
		expect(await departments()).toHaveLength(3);
	});
});

describe('a change', () => {
	it('keeps the number of an account whose type changes', async () => {
		const [account] =
			(await bill.seed({ chartOfAccounts: [{ name: 'Freight', number: '6200' }] })).chartOfAccounts ?? [];

		const updated = await runOne(credential, {
			resource: 'chartOfAccount',
			operation: 'update',
			chartOfAccountId: account?.id,
			updateFields: { accountType: 'OTHER_EXPENSE' },
		});

		expect(updated.account).toEqual({ type: 'OTHER_EXPENSE', number: '6200' });
	});

	it('names the entry that two items of a shared call change differently', async () => {
		const [west] = (await bill.seed({ departments: [{ name: 'West' }] })).departments ?? [];
		const item = (name: string) => ({
			resource: 'department',
			operation: 'update',
			departmentId: west?.id,
			sendInBulk: true,
			updateFields: { name },
		});

		const output = await runBill({
			credential,
			continueOnFail: true,
			items: [item('North'), item('South'), item('North')],
		});

		expect(output.map(({ json }) => json.name)).toEqual(['North', undefined, 'North']);
		expect(output[1]?.json.error).toContain(String(west?.id));
	});

	it.each([true, false])(
		'archives and restores what can be when one ID is unknown, all or none: %s',
		async (bulkAtomic) => {
			await bill.switches({ bulkAtomic });
			const { departments: seeded = [] } = await bill.seed({
				departments: [{ name: 'West' }, { name: 'East' }],
			});
			const ids = [seeded[0]?.id, 'no-such-id', seeded[1]?.id];
			const run = async (operation: string) =>
				await runBill({
					credential,
					continueOnFail: true,
					items: ids.map((departmentId) => ({
						resource: 'department',
						operation,
						departmentId,
						sendInBulk: true,
					})),
				});

			const archived = await run('archive');
			const restored = await run('restore');

			expect(archived.map(({ json }) => json.archived)).toEqual([true, undefined, true]);
			expect(restored.map(({ json }) => json.archived)).toEqual([false, undefined, false]);
			expect(archived[1]?.json.error).toContain('no-such-id');
		},
	);
});

describe('Get Many', () => {
	it('filters by itself what BILL cannot filter, up to the limit', async () => {
		const names = ['West', 'East', 'West', 'West'];
		await bill.seed({ departments: names.map((name) => ({ name })) });
		await bill.fault({ kind: 'refusal', on: `GET ${DEPARTMENTS}`, code: 'BDC_1130', times: 1 });

		const output = await runBill({
			credential,
			items: [
				{
					resource: 'department',
					operation: 'getAll',
					returnAll: false,
					limit: 2,
					filters: { name: 'West', archived: false },
					options: {},
				},
			],
		});

		expect(output.map(({ json }) => json.name)).toEqual(['West', 'West']);
	});
});

it('offers archived entries for Restore, and only those', async () => {
	const { departments: seeded = [] } = await bill.seed({ departments: [{ name: 'West' }, { name: 'East' }] });
	await bill.direct('POST', `${DEPARTMENTS}/${seeded[0]?.id}/archive`);
	const { listSearch } = new BillCom().methods;

	const { results } = await listSearch.searchDepartments.call(
		loadOptionsContext(credential, { operation: 'restore' }),
	);

	expect(results).toEqual([{ name: 'West', value: seeded[0]?.id }]);
});

it('reads the user the credential signs in as', async () => {
	const user = await runOne(credential, { resource: 'user', operation: 'get', isCurrentUser: true });

	expect(user).toMatchObject({ firstName: 'Ada', lastName: 'Clerk' });
});
