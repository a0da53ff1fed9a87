import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type ParameterReader, parameters, shown, toText } from '../parameters';
import { withoutEmpty } from '../record';
import { toCountryCode } from './country';

/** BILL ap-vendors, 2026-11. */
const NAME_MAX = 100;

/** The vendor as it is to be: from Vendor Name, the address fields and Additional Fields. */
export function toVendorDraft(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const name = parameters(ctx, itemIndex).requiredText({ name: 'name', label: 'Vendor Name' });
	const read = parameters(ctx, itemIndex, `Vendor ${name}`);
	const more = read.collection('additionalFields');
	const fields = {
		...more,
		name,
		addressLine1: read.text('addressLine1'),
		addressCity: read.text('addressCity'),
		addressState: read.text('addressState'),
		addressPostalCode: read.text('addressPostalCode'),
		addressCountry: read.text('addressCountry'),
	};
	return toVendor(read, fields);
}

/** Only what Update Fields names. */
export function toVendorChanges(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const read = parameters(ctx, itemIndex, 'Vendor');
	const changes = toVendor(read, read.collection('updateFields'));
	if (Object.keys(changes).length > 0) return changes;
	throw read.refuse('Update Fields names nothing to change', 'Add a field.');
}

function toVendor(read: ParameterReader, fields: IDataObject): IDataObject {
	const text = (name: string) => toText(fields[name]);
	if (text('name').length > NAME_MAX) {
		throw read.refuse(
			`Vendor Name has ${text('name').length} characters`,
			`BILL keeps ${NAME_MAX}. Shorten it.`,
		);
	}
	return withoutEmpty({
		name: text('name'),
		shortName: text('shortName'),
		accountType: text('accountType'),
		accountNumber: text('accountNumber'),
		email: text('email'),
		phone: text('phone'),
		billCurrency: text('billCurrency').toUpperCase(),
		address: toAddress(read, fields),
		paymentInformation: withoutEmpty({ payeeName: text('payeeName') }),
		additionalInfo: withoutEmpty({
			taxId: text('taxId'),
			taxIdType: text('taxId') && text('taxIdType'),
			track1099: fields.track1099,
			combinePayments: fields.combinePayments,
		}),
	});
}

function toAddress(read: ParameterReader, fields: IDataObject): IDataObject {
	const text = (name: string) => toText(fields[name]);
	// Salesforce keeps a street of several lines in one field.
	const [line1 = '', ...otherLines] = text('addressLine1').split(/\s*\r?\n\s*/);
	const country = text('addressCountry');
	const countryCode = country && toCountryCode(country);
	if (country && !countryCode) {
		throw read.refuse(`Country is ${shown(country)}, which is no country`, 'Use two letters, such as US.');
	}
	return withoutEmpty({
		line1,
		line2: text('addressLine2') || otherLines.join(', '),
		city: text('addressCity'),
		stateOrProvince: text('addressState'),
		zipOrPostalCode: text('addressPostalCode'),
		country: countryCode,
	});
}
