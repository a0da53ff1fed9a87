import { given } from '../../../simulator/fields';
import type { VendorDraft } from '../../bodies/vendor';
import type { Vendor } from '../../store/rows';
import { changeVendor, createVendor, publishVendor, setArchived, vendorOfPath } from '../../vendors/vendors';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import type { V2Fields } from '../base/fields';

function view(row: Vendor): V2Object {
	return {
		...v2Head('Vendor', row),
		name: row.name,
		nameOnCheck: row.paymentInformation.payeeName ?? null,
		shortName: row.shortName ?? null,
		accNumber: row.accountNumber ?? null,
		email: row.email ?? null,
		phone: row.phone ?? null,
		address1: row.address.line1 ?? null,
		address2: row.address.line2 ?? null,
		addressCity: row.address.city ?? null,
		addressState: row.address.stateOrProvince ?? null,
		addressZip: row.address.zipOrPostalCode ?? null,
		addressCountry: row.address.country ?? null,
	};
}

function draftOf(fields: V2Fields): VendorDraft {
	const payeeName = fields.text('nameOnCheck');
	return given({
		name: fields.text('name'),
		shortName: fields.text('shortName'),
		accountNumber: fields.text('accNumber'),
		email: fields.text('email'),
		phone: fields.text('phone'),
		paymentInformation: payeeName === undefined ? undefined : { payeeName },
		address: given({
			line1: fields.text('address1'),
			line2: fields.text('address2'),
			city: fields.text('addressCity'),
			stateOrProvince: fields.text('addressState'),
			zipOrPostalCode: fields.text('addressZip'),
			country: fields.text('addressCountry'),
		}),
	});
}

/** Vendors. Only the name is required (assumed). */
export const vendorEntity: V2Entity = {
	name: 'Vendor',
	list: ({ store }) => store.vendors.all().map(view),
	find: ({ store }, id) => {
		const row = store.vendors.get(id);
		return row && view(row);
	},
	create({ world, session }, fields) {
		const { address = {}, ...draft } = draftOf(fields);
		const vendor = createVendor(world, session, { ...draft, address, name: fields.requiredText('name') });
		publishVendor(world, 'vendor.created', vendor);
		return vendor.id;
	},
	update({ world, session }, id, fields) {
		const draft = draftOf(fields);
		const vendor = changeVendor(world, session, vendorOfPath(world, id), draft);
		publishVendor(world, 'vendor.updated', vendor, Object.keys(draft));
	},
	setActive({ world, session }, id, isActive) {
		const { vendor, isChange } = setArchived(world, session, vendorOfPath(world, id), !isActive);
		if (isChange) publishVendor(world, isActive ? 'vendor.restored' : 'vendor.archived', vendor);
	},
};
