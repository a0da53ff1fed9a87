import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { todayIn } from '../../../shared/values/day';
import { archivedRecurringBillLocator, recurringBillLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { objectOf } from '../../records/record';
import { assertAgentMayRun } from './autoPayment';
import { readRecurringBill, setRecurringBillArchived } from './recurringBillCalls';
import { allowPastDueDate } from './recurringBillFields';
import { recurringBillOutput } from './recurringBillOutput';
import { assertSchedule } from './schedule';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/recurringbills/{recurringBillId}/restore → the active recurring bill, also when it was active before. One
 * whose next due date has passed would make the bills it missed (assumed), so it is read first.
 */
export const restore: Operation = {
	option: {
		name: 'Restore',
		value: 'restore',
		action: 'Restore a recurring bill',
		description: 'Restore an archived recurring bill, from which BILL then creates bills again',
	},
	output: recurringBillOutput,
	writes: { recurringBill: 'recurringBillId' },
	calls: 2,
	agentMayNeed: ['pay'],
	fields: [archivedRecurringBillLocator, allowPastDueDate],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(recurringBillLocator);
		const read = parameters(ctx, itemIndex, `Recurring bill ${id}`);
		const template = await readRecurringBill(client, id);
		if (template.archived !== true) return [template];
		await assertAgentMayRun(client, template, itemIndex);
		const mayBePast = read.raw('allowPastDueDate') === true;
		const { nextDueDate } = objectOf(template, 'schedule');
		assertSchedule(read, { nextDueDate }, { today: todayIn(ctx.getTimezone()), mayBePast });
		return [await setRecurringBillArchived(client, 'restore', id)];
	},
};
