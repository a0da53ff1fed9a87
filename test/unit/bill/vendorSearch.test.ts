import { BillCom } from '../../../nodes/BillCom/BillCom.node';
import { aCredential, loadOptionsContext, runBill } from './context';
import { aVendor, useBill } from './simulator';

const MANY = 5_000;

const bill = useBill();
const { listSearch } = new BillCom().methods;

const editor = (parameters = {}) => loadOptionsContext(aCredential(bill.url), parameters);
const seed = async (names: string[]) => await bill.seed({ vendors: names.map((name) => aVendor({ name })) });
const reads = async () => (await bill.calls('/v3/vendors')).filter(({ method }) => method === 'GET');

describe('the list of vendors', () => {
	it.each([
		['all of its name', 'Söhne & Co, "West": L\'Atelier Ltd,'],
		['what stands before the quote', 'Söhne & Co,'],
		['the quote and no more', 'Söhne & Co, "'],
		['other capitals', 'Söhne & Co, "WEST'],
	])('finds a vendor by %s', async (_, typed) => {
		await seed(['Söhne & Co, "West": L\'Atelier Ltd,', 'Söhne & Co', '"West" Ltd']);

		const { results } = await listSearch.searchVendors.call(editor(), typed);

		expect(results.map(({ name }) => name)).toEqual(['Söhne & Co, "West": L\'Atelier Ltd,']);
	});

	it.each(['northwind', 'print works'])(
		'finds "Northwind Print Works" by %s, though BILL does not',
		async (typed) => {
			await bill.seed({ volume: { vendors: MANY } });
			await seed(['Northwind Print Works']);

			const { results } = await listSearch.searchVendors.call(editor(), typed);

			expect(results.map(({ name }) => name)).toEqual(['Northwind Print Works']);
		},
	);

	it.each(['exact', 'ignore'])(
		'finds every spelling of what was typed, whether BILL compares capitals or not (%s)',
		async (nameFilterCase) => {
			await bill.switches({ nameFilterCase });
			await seed(['acme ltd', 'Acme Inc', 'ACME GMBH', 'Café Noir', 'Beta']);
			const namesFor = async (typed: string) =>
				(await listSearch.searchVendors.call(editor(), typed)).results.map(({ name }) => name).sort();

			expect(await namesFor('acme')).toEqual(['ACME GMBH', 'Acme Inc', 'acme ltd']);
			expect(await namesFor('cafe\u0301\u00A0noir')).toEqual(['Café Noir']);
		},
	);

	it('finds a vendor whose name starts with a quote among thousands, and reads them once', async () => {
		await bill.seed({ volume: { vendors: MANY } });
		await seed(['"Quoted" Ltd']);

		const first = await listSearch.searchVendors.call(editor(), '"Quo');
		const readOnce = (await reads()).length;
		const second = await listSearch.searchVendors.call(editor(), '"Quoted');

		expect([first, second].map(({ results }) => results.map(({ name }) => name))).toEqual([
			['"Quoted" Ltd'],
			['"Quoted" Ltd'],
		]);
		expect((await reads()).length).toBe(readOnce);
	});

	it('opens with one call however many there are, and leads to every one', async () => {
		await bill.seed({ volume: { vendors: MANY } });
		const ids = new Set<unknown>();

		let page = await listSearch.searchVendors.call(editor());
		expect(await reads()).toHaveLength(1);
		for (let pages = 0; pages < 500; pages += 1) {
			for (const { value } of page.results) ids.add(value);
			if (!page.paginationToken) break;
			page = await listSearch.searchVendors.call(editor(), undefined, String(page.paginationToken));
		}

		expect(ids.size).toBe(MANY);
	});

	it('offers archived vendors where one is to be restored', async () => {
		const [gone] = (await seed(['Gone Ltd', 'Here Ltd'])).vendors ?? [];
		await bill.direct('POST', `/v3/vendors/${gone?.id}/archive`);

		const { results } = await listSearch.searchArchivedVendors.call(editor());

		expect(results).toEqual([{ name: 'Gone Ltd', value: gone?.id }]);
	});
});

describe('Get Many', () => {
	const list = async (filters: object, more: object = { returnAll: true }) => {
		const item = { resource: 'vendor', operation: 'getAll', filters, ...more };
		const output = await runBill({ credential: aCredential(bill.url), items: [item] });
		return output.map(({ json }) => json.name);
	};

	it.each([
		['whole', { name: '12" Pipes' }, ['12" Pipes']],
		['by its start', { nameStartsWith: '12" P' }, ['12" Planks', '12" Pipes']],
		['that starts with one', { nameStartsWith: '"Q' }, ['"Quoted" Ltd']],
		['besides other filters', { name: '12" Pipes', archived: true }, []],
	])('filters by a name with a double quote, %s', async (_, filters, found) => {
		await seed(['12" Pipes', '12 Pipes', '12" Planks', '"Quoted" Ltd']);

		expect((await list(filters)).sort()).toEqual([...found].sort());
	});

	it('returns no more than asked for where names are compared here', async () => {
		await seed(Array.from({ length: 130 }, (_, index) => `12" Pipe ${index}`));

		const names = await list({ nameStartsWith: '12" Pipe' }, { returnAll: false, limit: 3 });

		expect(names).toHaveLength(3);
		expect(await reads()).toHaveLength(1);
	});
});

it('offers organizations of the network named like the vendor that was chosen', async () => {
	const [vendor] = (await seed(['Northwind'])).vendors ?? [];
	await bill.seed({ networkMembers: [{ name: 'Northwind Paper Inc' }, { name: 'Contoso Café' }] });

	const opened = await listSearch.searchNetworkMembers.call(editor({ vendorId: vendor?.id }));
	const spelled = ' Contoso\u00A0 Cafe\u0301.';
	const typed = await listSearch.searchNetworkMembers.call(editor({ vendorId: vendor?.id }), spelled);

	expect([opened, typed].map(({ results }) => results.map(({ name }) => name))).toEqual([
		['Northwind Paper Inc, Toledo OH'],
		['Contoso Café, Toledo OH'],
	]);
});

it('offers the billing addresses of the national vendor that was chosen', async () => {
	const national = { networkType: 'RPPS', name: 'Lakeside Power' };
	const members = (await bill.seed({ networkMembers: [national, { ...national, name: 'Lakeside Gas' }] }))
		.networkMembers;
	const chosen = editor({ networkType: 'RPPS', networkId: members?.[0]?.id });

	const { results } = await listSearch.searchBillingAddresses.call(chosen, 'lakeside');

	expect(results).toEqual([
		{ name: 'Lakeside Power, 1 Network Plaza, Toledo OH', value: expect.stringMatching(/^rba/) },
	]);
});

it('offers the files of the vendor and of the bill that were chosen', async () => {
	const [vendor] = (await seed(['Northwind'])).vendors ?? [];
	const path = `/v3/attachments/vendors/${vendor?.id}?name=w9.pdf`;
	const file = await bill.upload(path, Buffer.from('%PDF'));

	const { results } = await listSearch.searchAttachments.call(editor({ vendorId: vendor?.id }));

	expect(results).toEqual([{ name: 'w9.pdf', value: file.id }]);
	await expect(listSearch.searchDocuments.call(editor())).rejects.toThrow('Choose Bill first');
});
