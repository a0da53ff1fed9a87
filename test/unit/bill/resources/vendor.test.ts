/** Create, Update and Get Many of vendors. */
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { anUpsert } from './vendorForm';

const bill = useBill();
let credential: StoredCredential;

beforeEach(async () => {
	credential = aCredential(bill.url);
});

const vendors = async () => (await bill.state()).vendors ?? [];

it('updates the fields it is told to and leaves the rest of the address alone', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor({ email: 'old@example.com' })] })).vendors ?? [];
	const updateFields = { email: 'new@example.com', addressCity: 'Dayton' };

	await runOne(credential, { resource: 'vendor', operation: 'update', vendorId: vendor?.id, updateFields });

	expect(await vendors()).toMatchObject([
		{
			name: 'Northwind Print Works',
			email: 'new@example.com',
			address: { line1: '40 Harbor Street', city: 'Dayton' },
		},
	]);
});

it('creates a vendor with everything the form offers', async () => {
	const additionalFields = {
		shortName: 'Northwind',
		accountType: 'BUSINESS',
		accountNumber: 'C-17',
		email: 'billing@example.com',
		phone: '5550100',
		billCurrency: 'usd',
		payeeName: 'Northwind',
		taxId: '999888777',
		taxIdType: 'EIN',
		track1099: true,
		combinePayments: false,
		addressLine2: 'Floor 2',
	};

	await runOne(credential, { ...anUpsert({ additionalFields }), operation: 'create' });

	expect(await vendors()).toMatchObject([
		{
			accountNumber: 'C-17',
			billCurrency: 'USD',
			address: { line2: 'Floor 2' },
			paymentInformation: { payeeName: 'Northwind' },
			additionalInfo: { taxId: '999888777', track1099: true, combinePayments: false },
		},
	]);
});

it('reads each vendor of a list that spans several pages, in the order asked for', async () => {
	const names = Array.from({ length: 130 }, (_, index) => `Vendor ${String(index).padStart(3, '0')}`);
	await bill.seed({ vendors: names.map((name) => aVendor({ name })) });
	const options = { sortBy: 'name', sortDirection: 'asc' };

	const output = await runBill({
		credential,
		items: [{ resource: 'vendor', operation: 'getAll', returnAll: true, options }],
	});

	expect(output.map(({ json }) => json.name)).toEqual(names);
	expect((await bill.calls('/v3/vendors')).map(({ query }) => query.sort)).toEqual(['name:asc', 'name:asc']);
});

it('stops at the limit and asks for no more than it needs', async () => {
	await bill.seed({ vendors: Array.from({ length: 5 }, (_, index) => aVendor({ name: `Vendor ${index}` })) });

	const output = await runBill({
		credential,
		items: [{ resource: 'vendor', operation: 'getAll', returnAll: false, limit: 2 }],
	});

	expect(output).toHaveLength(2);
	expect((await bill.calls('/v3/vendors')).map(({ query }) => query)).toEqual([
		{ max: '2', sort: 'createdTime:desc' },
	]);
});

it('filters vendors the way BILL can', async () => {
	await bill.seed({ vendors: [aVendor(), aVendor({ name: 'Smith, Jones: Movers' })] });
	const filters = { nameStartsWith: 'Smith, Jones:', archived: false, createdAfter: '2020-01-01' };

	const output = await runBill({
		credential,
		items: [{ resource: 'vendor', operation: 'getAll', returnAll: true, filters }],
	});

	const [list] = await bill.calls('/v3/vendors');
	expect(output.map(({ json }) => json.name)).toEqual(['Smith, Jones: Movers']);
	expect(list?.query.filters).toContain('createdTime:gte:"2020-01-01T05:00:00.000Z"');
});
