import { redactQuery, redactRecord, redactText } from '../../../nodes/shared/redaction';

it.each([
	['Account number 000987654321 is closed', 'Account number …4321 is closed'],
	['routing no. 074000010 is unknown', 'routing no. …0010 is unknown'],
	[
		'paymentInformation.bankAccount.accountNumber: 000987654',
		'paymentInformation.bankAccount.accountNumber: …7654',
	],
	['account number is 000987654321', 'account number is …4321'],
	['IBAN GB29NWBK60161331926819 is closed', 'IBAN …6819 is closed'],
	['DE89370400440532013000 is no valid IBAN', '…3000 is no valid IBAN'],
	['Account number GB29 NWBK 6016 1331 9268 19 is closed', 'Account number …6819 is closed'],
	['sessionId=abc123 expired', 'sessionId=••• expired'],
	['{"password":"hunter2"}', '{"password":"•••"}'],
	['Tax ID 12-3456789 is taken', 'Tax ID …6789 is taken'],
	['taxId: 123456789', 'taxId: …6789'],
	['the vendor 078-05-1120 exists', 'the vendor …1120 exists'],
])('masks %p', (text, masked) => {
	expect(redactText(text)).toBe(masked);
});

it('leaves invoice numbers, ids and amounts alone', () => {
	const text = 'invoice number 100200300 of 00n01ABCDEFGHIJKLMNO over 120.50 is taken';

	expect(redactText(text)).toBe(text);
});

it('masks the values of regulatory fields, which are tax and bank numbers under names of their own', () => {
	const regulatoryFields = [{ name: 'taxId', value: '12345678Z' }];

	expect(redactRecord({ bankAccount: { regulatoryFields } })).toEqual({
		bankAccount: { regulatoryFields: [{ name: 'taxId', value: '…678Z' }] },
	});
});

it.each([
	['?sessionId=abc123&max=5', '?sessionId=•••&max=5'],
	['?dev_key=abc123', '?dev_key=•••'],
	['?taxId=123456789', '?taxId=…6789'],
	[
		'?filters=additionalInfo.taxId%3Aeq%3A%22123456789%22%2Cname%3Aeq%3A%22Acme%22',
		'?filters=additionalInfo.taxId:eq:…6789,name:eq:"Acme"',
	],
	[
		'?sort=name%3Aasc&filters=createdTime%3Agte%3A%222026-11-01%22',
		'?sort=name:asc&filters=createdTime:gte:"2026-11-01"',
	],
	['', ''],
])('masks secrets and numbers in the query %p', (search, masked) => {
	expect(redactQuery(search)).toBe(masked);
});

it('masks tax numbers and secrets by the names of their fields', () => {
	const record = { additionalInfo: { taxId: '123456789', ssn: '078051120' }, accessToken: 'abc' };

	expect(redactRecord(record)).toEqual({
		additionalInfo: { taxId: '…6789', ssn: '…1120' },
		accessToken: '•••',
	});
});
