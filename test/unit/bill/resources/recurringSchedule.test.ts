import { isSameSchedule } from '../../../../nodes/BillCom/resources/recurringBill/schedule';

it.each([
	['MONTHLY', 1, '2027-01-31', '2027-02-28', true],
	['MONTHLY', 1, '2027-01-31', '2027-03-31', true],
	['MONTHLY', 1, '2027-01-31', '2027-03-28', false],
	['MONTHLY', 2, '2027-01-15', '2027-02-15', false],
	['YEARLY', 1, '2027-01-15', '2028-01-15', true],
	['YEARLY', 1, '2027-01-15', '2027-12-15', false],
	['WEEKLY', 2, '2027-03-01', '2027-03-29', true],
	['WEEKLY', 2, '2027-03-01', '2027-03-22', false],
	['DAILY', 3, '2027-03-01', '2027-03-07', true],
	['MONTHLY', 1, '2027-03-15', '2027-02-15', false],
])('%s every %s: from %s on, %s is the same schedule: %s', (period, frequency, from, to, isSame) => {
	const is = { period, frequency, nextDueDate: to };

	expect(isSameSchedule(is, { period, frequency, nextDueDate: from })).toBe(isSame);
});
