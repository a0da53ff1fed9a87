import type { Seed } from './seedBody';

const serial = (index: number) => String(index + 1).padStart(5, '0');

function many<T>(amount: number | undefined, make: (number: string) => T): T[] {
	return Array.from({ length: amount ?? 0 }, (_, index) => make(serial(index)));
}

/** The seed with its volume spelled out: `Vendor 00001`, account `6-00001` and so on, after what it names itself. */
export function withVolume({ volume = {}, ...seed }: Seed): Seed {
	const named = (kind: string, amount?: number) => many(amount, (number) => ({ name: `${kind} ${number}` }));
	return {
		...seed,
		vendors: [
			...(seed.vendors ?? []),
			...named('Vendor', volume.vendors).map((vendor) => ({
				...vendor,
				address: { line1: '1 Volume Road', city: 'Toledo', zipOrPostalCode: '43604', country: 'US' },
			})),
		],
		customers: [
			...(seed.customers ?? []),
			...many(volume.customers, (number) => ({
				name: `Customer ${number}`,
				email: `customer-${number}@example.com`,
			})),
		],
		chartOfAccounts: [
			...(seed.chartOfAccounts ?? []),
			...many(volume.chartOfAccounts, (number) => ({ name: `Account ${number}`, number: `6-${number}` })),
		],
		departments: [...(seed.departments ?? []), ...named('Department', volume.departments)],
		locations: [...(seed.locations ?? []), ...named('Location', volume.locations)],
		accountingClasses: [...(seed.accountingClasses ?? []), ...named('Class', volume.accountingClasses)],
		jobs: [...(seed.jobs ?? []), ...named('Job', volume.jobs)],
		items: [...(seed.items ?? []), ...named('Item', volume.items)],
		employees: [
			...(seed.employees ?? []),
			...many(volume.employees, (number) => ({ firstName: 'Employee', lastName: number })),
		],
	};
}
