import type { INodeProperties } from 'n8n-workflow';
import { resourceFields } from '../../../nodes/BillCom/run/resources';
import { aCredential, runBill } from './context';
import { aVendor, useBill } from './simulator';

const bill = useBill();

/** The Get Many operations whose list BILL sorts, by resource: what their collection of this name offers. */
function offered(collection: 'filters' | 'options'): Array<[string, INodeProperties[]]> {
	const isSorted = (resource: string) =>
		resourceFields.some(
			(field) =>
				isOf(field, resource) && field.name === 'options' && JSON.stringify(field).includes('sortBy'),
		);
	return resourceFields
		.filter((field) => field.name === collection)
		.flatMap((field) =>
			resourcesOf(field)
				.filter((resource) => isOf(field, resource) && resource !== 'legacy' && isSorted(resource))
				.map((resource): [string, INodeProperties[]] => [resource, field.options as INodeProperties[]]),
		);
}

function isOf(field: INodeProperties, resource: string): boolean {
	const operations = field.displayOptions?.show?.operation ?? [];
	return resourcesOf(field).includes(resource) && operations.includes('getAll');
}

function resourcesOf(field: INodeProperties): string[] {
	return (field.displayOptions?.show?.resource ?? []).map(String);
}

/** Values a person could give a filter. */
function valuesOf({ type, options, name }: INodeProperties): unknown[] {
	const choices = (options ?? []).map((option) => ('value' in option ? option.value : ''));
	switch (type) {
		case 'options':
			return choices;
		case 'multiOptions':
			return [choices];
		case 'boolean':
			return [true, false];
		case 'number':
			return [12.5];
		case 'dateTime':
			return ['2026-11-02'];
		case 'resourceLocator':
			return [{ mode: 'id', value: '00901ABCDEFGHIJKLMNO' }];
		default:
			return [/currency/i.test(name) ? 'USD' : 'US'];
	}
}

const list = async (item: object) =>
	await runBill({
		credential: aCredential(bill.url),
		// BILL filters and sorts the bank accounts among the funding accounts.
		items: [{ operation: 'getAll', returnAll: false, limit: 5, fundingAccountType: 'BANK_ACCOUNT', ...item }],
	});

it.each(offered('options'))('sorts %s by nothing BILL cannot sort by', async (resource, options) => {
	const sortBy = options.find(({ name }) => name === 'sortBy')?.options ?? [];

	for (const choice of sortBy)
		await expect(list({ resource, options: { sortBy: 'value' in choice && choice.value } })).resolves.toEqual(
			expect.any(Array),
		);

	expect(sortBy.length).toBeGreaterThan(1);
});

it.each(offered('filters'))('filters %s by nothing BILL cannot filter by', async (resource, filters) => {
	for (const filter of filters)
		for (const value of valuesOf(filter))
			await expect(list({ resource, filters: { [filter.name]: value } })).resolves.toEqual(expect.any(Array));

	expect(filters.length).toBeGreaterThan(3);
});

it('finds vendors by country and currency however a person writes them, and refuses what is neither', async () => {
	await bill.seed({ vendors: [aVendor()] });
	const vendorsWith = async (filters: object) => await list({ resource: 'vendor', filters });

	expect(await vendorsWith({ country: 'United States', billCurrency: 'usd' })).toHaveLength(1);
	await expect(vendorsWith({ country: 'Atlantis' })).rejects.toThrow(
		'Country is "Atlantis", which is not a country',
	);
	await expect(vendorsWith({ billCurrency: 'Dollar' })).rejects.toThrow('Bill Currency is "Dollar"');
});
