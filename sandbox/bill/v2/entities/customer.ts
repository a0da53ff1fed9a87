import { given } from '../../../simulator/fields';
import { changeCustomer, createCustomer, customerOfPath } from '../../customers/customers';
import type { Customer } from '../../store/partnerRows';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import type { V2Fields } from '../base/fields';

const TEXTS = ['name', 'email', 'companyName', 'phone', 'fax', 'description'] as const;

function view(row: Customer): V2Object {
	return {
		...v2Head('Customer', row),
		...Object.fromEntries(TEXTS.map((name) => [name, row[name] ?? null])),
	};
}

function draftOf(fields: V2Fields): Partial<Customer> {
	return given(Object.fromEntries(TEXTS.map((name) => [name, fields.text(name)])));
}

/** Customers. An e-mail address is not required, unlike in v3 (assumed). */
export const customerEntity: V2Entity = {
	name: 'Customer',
	list: ({ store }) => store.customers.all().map(view),
	find: ({ store }, id) => {
		const row = store.customers.get(id);
		return row && view(row);
	},
	create({ world }, fields) {
		const required = { name: fields.requiredText('name'), email: fields.text('email') ?? '' };
		return changeCustomer(world, createCustomer(world, required), draftOf(fields)).id;
	},
	update({ world }, id, fields) {
		changeCustomer(world, customerOfPath(world, id), draftOf(fields));
	},
	setActive({ world }, id, isActive) {
		changeCustomer(world, customerOfPath(world, id), { archived: !isActive });
	},
};
