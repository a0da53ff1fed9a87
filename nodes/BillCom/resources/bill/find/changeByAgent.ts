import type { IExecuteFunctions } from 'n8n-workflow';
import { isAgentAllowed } from '../../../operation/agentPermission';
import { textOf } from '../../../records/record';
import { assertAgentMayBill } from '../../vendor/find/agentChecks';
import { readBill } from './billCalls';

/** What `assertAgentMayBill` refuses of a new bill, for a bill that is there, whoever its vendor is. */
export async function assertAgentMayChangeBill(
	ctx: IExecuteFunctions,
	billId: string,
	itemIndex: number,
): Promise<void> {
	if (isAgentAllowed(ctx, 'pay')) return;
	const bill = await readBill(ctx, billId, itemIndex);
	await assertAgentMayBill(ctx, textOf(bill, 'vendorId'), itemIndex);
}
