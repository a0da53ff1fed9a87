import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { postalCodeMisfit } from '../../../../shared/values/postalCode';
import { assertAgentMay } from '../../../operation/agentPermission';
import {
	chosenIn,
	nothingToUpdate,
	type ParameterReader,
	parameters,
	toRecord,
	toText,
} from '../../../parameters/reader';
import { objectOf, textOf, withoutEmpty } from '../../../records/record';
import { toBankAccount } from '../bankAccount/bankAccountDraft';
import { readCurrency, toCountry } from '../../../parameters/codes';
import { assertAgentMayAutoPay, assertAgentMayChangeVendor } from '../find/agentChecks';
import { toAutoPay, toDays, toPaymentPurpose } from './payingDraft';
import { vendorName } from './vendorFields';

/** BILL ap-vendors, 2026-11. */
const LONGEST = { name: 100, shortName: 40 };

/** The vendor as it is to be: from Vendor Name, the address fields and Additional Fields. */
export function toVendorDraft(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const name = parameters(ctx, itemIndex).requiredText(vendorName);
	const read = parameters(ctx, itemIndex, `Vendor ${name}`);
	const more = read.collection('additionalFields');
	const fields: IDataObject = {
		...more,
		name,
		addressLine1: read.text('addressLine1'),
		addressCity: read.text('addressCity'),
		addressState: read.text('addressState'),
		addressPostalCode: read.raw('addressPostalCode') as string | number,
		addressCountry: read.text('addressCountry'),
	};
	const vendor = toVendor(read, fields);
	assertAgentMayAutoPay(ctx, vendor, itemIndex);
	return vendor;
}

/** The same for Create, where the vendor may bring its bank account along; an update cannot touch that (BILL ap-vendors). */
export function toNewVendorDraft(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const draft = toVendorDraft(ctx, itemIndex);
	const read = parameters(ctx, itemIndex, `Vendor ${textOf(draft, 'name')}`);
	const { account } = toRecord(read.collection('additionalFields').bankAccount);
	if (account === undefined) return draft;
	assertAgentMay(ctx, 'changeBankDetails', itemIndex);
	const bankAccount = toBankAccount(read, toRecord(account));
	return { ...draft, paymentInformation: { ...objectOf(draft, 'paymentInformation'), bankAccount } };
}

/** Only what Update Fields names. */
export function toVendorChanges(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const read = parameters(ctx, itemIndex, 'Vendor');
	const changes = toVendor(read, read.collection('updateFields'));
	assertAgentMayAutoPay(ctx, changes, itemIndex);
	assertAgentMayChangeVendor(ctx, changes, itemIndex);
	if (Object.keys(changes).length > 0) return changes;
	throw nothingToUpdate(read);
}

function toVendor(read: ParameterReader, fields: IDataObject): IDataObject {
	const text = (name: string) => toText(fields[name]);
	assertLength(read, 'Vendor Name', text('name'), LONGEST.name);
	assertLength(read, 'Short Name', text('shortName'), LONGEST.shortName);
	return withoutEmpty({
		name: text('name'),
		shortName: text('shortName'),
		accountType: text('accountType'),
		accountNumber: text('accountNumber'),
		email: text('email'),
		phone: text('phone'),
		billCurrency: readCurrency(read, text('billCurrency'), 'Bill Currency'),
		address: toAddress(read, fields),
		paymentInformation: withoutEmpty({
			payeeName: text('payeeName'),
			paymentPurpose: toPaymentPurpose(read, fields),
		}),
		autoPay: toAutoPay(read, fields.autoPay),
		additionalInfo: withoutEmpty({
			companyName: text('companyName'),
			leadTimeInDays: toDays(read, 'Lead Time', fields.leadTimeInDays),
			paymentTermId: chosenIn(fields.paymentTermId),
			taxId: text('taxId'),
			taxIdType: text('taxId') && text('taxIdType'),
			track1099: fields.track1099,
			combinePayments: fields.combinePayments,
		}),
	});
}

function assertLength(read: ParameterReader, label: string, value: string, longest: number): void {
	if (value.length <= longest) return;
	throw read.refuse(`${label} has ${value.length} characters`, `BILL keeps ${longest}. Shorten it.`);
}

function toAddress(read: ParameterReader, fields: IDataObject): IDataObject {
	const text = (name: string) => toText(fields[name]);
	// Salesforce keeps a street of several lines in one field.
	const [line1 = '', ...otherLines] = text('addressLine1').split(/\s*\r?\n\s*/);
	const country = text('addressCountry');
	const countryCode = country && toCountry(read, 'Country', country);
	const misfit = postalCodeMisfit(fields.addressPostalCode, 'Postal Code', countryCode);
	if (misfit) throw read.refuse(misfit.what, misfit.fix);
	return withoutEmpty({
		line1,
		line2: text('addressLine2') || otherLines.join(', '),
		city: text('addressCity'),
		stateOrProvince: text('addressState'),
		zipOrPostalCode: text('addressPostalCode'),
		country: countryCode,
	});
}
