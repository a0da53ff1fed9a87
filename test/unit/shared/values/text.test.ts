import { postalCodeMisfit } from '../../../../nodes/shared/values/postalCode';
import { holdsDigits, textMisfit, toText } from '../../../../nodes/shared/values/text';

it.each([
	'accNumber',
	'accountNumber',
	'bankAccountNumber',
	'rppsAccountNumber',
	'routingNumber',
	'taxId',
	'billId',
	'id',
	'externalIdValue',
	'nextApproverIds',
	'code',
	'phone',
	'Tax_ID__c',
	'BILL_Bill_Id__c',
	'Bank_Account_Number__c',
	'BankAcctNo__c',
	'Check_Number__c',
	'Credit_Card_Number__c',
	'IBAN__c',
	'AccountNumber',
	'MobilePhone',
])('holds digits that a number loses: %s', (name) => {
	expect(holdsDigits(name)).toBe(true);
});

it.each([
	'invoiceNumber',
	'purchaseOrderNumber',
	'referenceNumber',
	'description',
	'paid',
	'accountType',
	'Invoice_Number__c',
	'Name',
	'Paid__c',
	'Tax_Rate__c',
	'Discount_Code__c',
	'Account__c',
])('is an ordinary text: %s', (name) => {
	expect(holdsDigits(name)).toBe(false);
});

it('lets a whole number of at most 15 digits stand for an ordinary text', () => {
	expect(textMisfit(1040589, 'Invoice Number', false)).toBeUndefined();
	expect(textMisfit(999_999_999_999_999, 'Invoice Number', false)).toBeUndefined();
	expect(toText(1040589)).toBe('1040589');
});

it.each([
	[1_000_000_000_000_000, 'Invoice Number is a number of more than 15 digits, which loses some'],
	[12_345_678_901_234_568, 'Invoice Number is a number of more than 15 digits, which loses some'],
	[12.5, 'Invoice Number is a number with decimals, which loses zeros at its end'],
	[Number.NaN, 'Invoice Number is a number with decimals, which loses zeros at its end'],
	[true, 'Invoice Number is true, which is not a text'],
	[{ id: 1 }, 'Invoice Number is an object, which is not a text'],
	[['a'], 'Invoice Number is a list, which is not a text'],
	[new Date(0), 'Invoice Number is a date, which is not a text'],
])('refuses %p in an ordinary text', (value, what) => {
	expect(textMisfit(value, 'Invoice Number', false)?.what).toBe(what);
});

it('refuses any number where digits get lost, without quoting it', () => {
	const misfit = textMisfit(21000021, 'Routing Number', true);

	expect(misfit).toEqual({
		what: 'Routing Number is given as a number, which loses leading zeros and, above 15 digits, other digits',
		fix: 'Give it as text: in quotes in JSON, formatted as text in a spreadsheet.',
	});
	expect(JSON.stringify(misfit)).not.toContain('21000021');
});

it.each([
	[94105, 'US'],
	[941051234, 'United States'],
	[10115, 'DE'],
	[8001, 'CH'],
	['02134', 'US'],
	['2134', 'US'],
])('takes the postal code %p of %s', (code, country) => {
	expect(postalCodeMisfit(code, 'Postal Code', country)).toBeUndefined();
});

it.each([
	[2134, 'US'],
	[21341234, 'US'],
	[1067, 'DE'],
	[800, 'AU'],
	[94105, ''],
	[94105, 'GB'],
	[941.5, 'US'],
])('refuses the postal code %p of "%s" as a number', (code, country) => {
	expect(postalCodeMisfit(code, 'Postal Code', country)).toEqual({
		what: 'Postal Code is given as a number, which loses leading zeros',
		fix: 'Give it as text, such as "02134".',
	});
});
