import type { INodeProperties } from 'n8n-workflow';
import { toCountry } from '../../../parameters/codes';
import type { ParameterReader } from '../../../parameters/reader';

/** Which vendor is meant, and what becomes of one that was found by its name alone. */
export interface VendorWanted {
	/** BILL's id where it is known, else empty. */
	knownId: string;
	/** A name is a weak hint: another payee may carry it, and an address written to it is where a check goes. */
	leaveFoundByName: boolean;
	/** Two letters, for a vendor that has to be created and whose country the draft does not tell; else empty. */
	countryForNew: string;
}

export const billVendorId: INodeProperties = {
	displayName: 'BILL Vendor ID',
	name: 'billVendorId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 00901ABCDEFGHIJKLMNO',
	description:
		'The ID of the vendor in BILL, if known, for example from Salesforce. If empty, the vendor is looked up by name: capitals, blanks and punctuation at the end do not matter, and several vendors with one name are refused.',
};

export const whenFoundByName: INodeProperties = {
	displayName: 'When Found by Name',
	name: 'whenFoundByName',
	type: 'options',
	options: [
		{
			name: 'Leave It as It Is',
			value: 'leave',
			description: 'Return it unchanged. Another payee may have the same name.',
		},
		{ name: 'Update It', value: 'update', description: 'Write the fields below to it' },
	],
	default: 'leave',
	description: 'What to do if a vendor with this name exists and BILL Vendor ID is empty',
};

export const countryForNewVendors: INodeProperties = {
	displayName: 'Country for New Vendors',
	name: 'countryForNewVendors',
	type: 'string',
	default: 'US',
	placeholder: 'e.g. US',
	description:
		'Used for a new vendor when Country is empty; never changes an existing vendor. If both are empty, a new vendor is refused.',
};

/** What an item says about it. */
export function readVendorWanted(read: ParameterReader): VendorWanted {
	const country = read.text(countryForNewVendors.name);
	return {
		knownId: read.text(billVendorId.name),
		leaveFoundByName: read.text(whenFoundByName.name) !== 'update',
		countryForNew: country && toCountry(read, countryForNewVendors.displayName, country),
	};
}
