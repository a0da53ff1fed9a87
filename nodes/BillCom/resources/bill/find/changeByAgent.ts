import { isAgentAllowed } from '../../../operation/agentPermission';
import { textOf } from '../../../records/record';
import { assertAgentMayBill } from '../../vendor/find/agentChecks';
import { readBill } from './billCalls';
import type { BillClient } from '../../../transport/client';

/** What `assertAgentMayBill` refuses of a new bill, for a bill that is there, whoever its vendor is. */
export async function assertAgentMayChangeBill(client: BillClient, billId: string): Promise<void> {
	if (isAgentAllowed(client.ctx, 'pay')) return;
	const bill = await readBill(client, billId);
	await assertAgentMayBill(client, textOf(bill, 'vendorId'));
}
