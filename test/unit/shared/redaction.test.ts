import { redactText } from '../../../nodes/shared/redaction';

it.each([
	['Account number 000987654321 is closed', 'Account number …4321 is closed'],
	['routing no. 074000010 is unknown', 'routing no. …0010 is unknown'],
	[
		'paymentInformation.bankAccount.accountNumber: 000987654',
		'paymentInformation.bankAccount.accountNumber: …7654',
	],
	['sessionId=abc123 expired', 'sessionId=••• expired'],
	['{"password":"hunter2"}', '{"password":"•••"}'],
])('masks %p', (text, masked) => {
	expect(redactText(text)).toBe(masked);
});

it('leaves invoice numbers, ids and amounts alone', () => {
	const text = 'invoice number 100200300 of 00n01ABCDEFGHIJKLMNO over 120.50 is taken';

	expect(redactText(text)).toBe(text);
});
