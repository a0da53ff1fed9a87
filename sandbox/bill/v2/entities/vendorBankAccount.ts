import { given } from '../../../simulator/fields';
import { refusal } from '../../refusals/refusal';
import type { Vendor, VendorBankAccount } from '../../store/rows';
import { addBankAccount, bankAccountView, removeBankAccount } from '../../vendors/bankAccount';
import { publishVendor, vendorOfPath } from '../../vendors/vendors';
import type { World } from '../../world/world';
import { v2Head } from '../base/entity';
import type { V2Context, V2Entity, V2Object } from '../base/entity';
import type { V2Fields } from '../base/fields';

/** A vendor has one account, which has no id in v3: here it is the vendor's with another prefix (assumed). */
const PREFIX = 'vba';

function vendorOfAccount(world: World, id: string): Vendor {
	if (!id.startsWith(PREFIX)) throw refusal('objectUnknown', id);
	return vendorOfPath(world, `009${id.slice(PREFIX.length)}`);
}

function view(world: World, vendor: Vendor, account: VendorBankAccount): V2Object {
	const { accountNumber, routingNumber, nameOnAccount, type, status } = bankAccountView(world, account);
	return {
		...v2Head('VendorBankAccount', { ...vendor, id: `${PREFIX}${vendor.id.slice(3)}`, archived: false }),
		vendorId: vendor.id,
		accountNumber,
		routingNumber: routingNumber ?? null,
		nameOnAcct: nameOnAccount ?? null,
		isSavings: type === 'SAVINGS',
		// 1 verified, 3 blocked, 4 expired, 5 invalid; 0 while pending is assumed.
		status: status === 'VERIFIED' ? '1' : '0',
	};
}

function draftOf(fields: V2Fields): VendorBankAccount {
	const isSavings = fields.flag('isSavings');
	const isPersonal = fields.flag('isPersonalAcct');
	return given({
		accountNumber: fields.requiredText('accountNumber'),
		routingNumber: fields.requiredText('routingNumber'),
		nameOnAccount: fields.text('nameOnAcct'),
		type: isSavings === undefined ? undefined : isSavings ? 'SAVINGS' : 'CHECKING',
		ownerType: isPersonal === undefined ? undefined : isPersonal ? 'PERSON' : 'BUSINESS',
	});
}

/** docs/paying-vendors-with-bill: adding an account takes a trusted session, unlike in v3. */
function refuseUntrusted({ world, session }: V2Context): void {
	if (session.kind === 'token') throw refusal('permissionMissing');
	if (world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
}

/** The bank account of a vendor: added and deleted, never changed or brought back. */
export const vendorBankAccountEntity: V2Entity = {
	name: 'VendorBankAccount',
	list: (world) =>
		world.store.vendors.all().flatMap((vendor) => {
			const { bankAccount } = vendor.paymentInformation;
			return bankAccount ? [view(world, vendor, bankAccount)] : [];
		}),
	find(world, id) {
		const vendor = world.store.vendors.get(`009${id.slice(PREFIX.length)}`);
		const account = id.startsWith(PREFIX) ? vendor?.paymentInformation.bankAccount : undefined;
		return vendor && account && view(world, vendor, account);
	},
	create(context, fields) {
		refuseUntrusted(context);
		const { world, session } = context;
		const before = vendorOfPath(world, fields.requiredText('vendorId'));
		const vendor = addBankAccount(world, session, before, draftOf(fields));
		publishVendor(world, 'vendor.updated', vendor, ['paymentInformation']);
		return `${PREFIX}${vendor.id.slice(3)}`;
	},
	setActive({ world, session }, id, isActive) {
		if (isActive) throw refusal('routeUnknown', 'Crud/Undelete/VendorBankAccount');
		const vendor = removeBankAccount(world, session, vendorOfAccount(world, id));
		publishVendor(world, 'vendor.updated', vendor, ['paymentInformation']);
	},
};
