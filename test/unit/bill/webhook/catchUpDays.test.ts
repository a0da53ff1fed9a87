import type { IHookFunctions, INode } from 'n8n-workflow';
import { readCatchUpDays } from '../../../../nodes/BillCom/webhook/triggerOptions';

const daysOf = (options: object) =>
	readCatchUpDays({
		getNode: () => ({ name: 'BILL Trigger' }) as INode,
		getNodeParameter: () => options,
	} as unknown as IHookFunctions);

it.each(['abc', '', 0, -1, 1.5, true, {}])('refuses to catch up with %p days', (catchUpMaxAgeDays) => {
	expect(() => daysOf({ catchUpMaxAgeDays })).toThrow(
		'Resend Missed Events: Maximum Age is not a number of days',
	);
});

it('catches up with seven days unless told otherwise, and with 180 at most', () => {
	expect([daysOf({}), daysOf({ catchUpMaxAgeDays: '30' }), daysOf({ catchUpMaxAgeDays: 999 })]).toEqual([
		7, 30, 180,
	]);
});
