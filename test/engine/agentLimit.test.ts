/** What n8n keeps together of an agent's tool calls: the limit of payments is counted with the execution. */
import type { IConnections, IDataObject, INodeParameters } from 'n8n-workflow';
import { TENANT } from '../../sandbox/bill/tenant';
import { addBill, addRecords } from './billRecords';
import { startBill } from './billSandbox';
import type { BillRow, BillSandbox } from './billSandbox';
import { aNode, runWorkflow } from './harness';
import { AGENT } from './harness/agentNode';

let bill: BillSandbox;
let vendor: BillRow;

beforeAll(async () => {
	bill = await startBill();
	({ vendor } = await addRecords(bill));
});

afterAll(async () => await bill.stop());

const pay: INodeParameters = {
	resource: 'payment',
	operation: 'create',
	agentMayPay: true,
	agentPaymentLimit: 60,
	billId: { __rl: true, mode: 'id', value: '={{ $json.billId }}' },
	amount: '={{ $json.amount }}',
	fundingAccountType: 'BANK_ACCOUNT',
	fundingAccountId: TENANT.bankAccountId,
	idempotencyKey: '={{ $json.key }}',
};

/** One execution in which an agent makes these tool calls. */
async function agentCalls(calls: IDataObject[], change: INodeParameters = {}): Promise<void> {
	const nodes = [
		aNode({ type: AGENT }, 'Start'),
		aNode({ type: AGENT, parameters: { tool: 'Pay', calls: JSON.stringify(calls) } }, 'Agent'),
		{
			...aNode(
				{
					type: 'billComTool',
					parameters: { ...pay, ...change },
					credentials: { billComApi: bill.credential },
				},
				'Pay',
			),
			onError: 'continueRegularOutput' as const,
		},
	];
	const connections: IConnections = {
		Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
		Pay: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
	};
	const { Agent: agent } = await runWorkflow({ nodes, connections });
	expect(agent?.error).toBeUndefined();
}

it('lets an agent pay no more than its limit in one execution, and again in the next', async () => {
	const bills = await Promise.all([1, 2, 3].map(async (n) => await addBill(bill, vendor, `AG-${n}`, 60)));
	const calls = bills.map(({ id }, index) => ({ billId: id, amount: 60, key: `key-${index}` }));
	const paid = async () => {
		const payments = await bill.rows('payments');
		return payments.filter(({ billId }) => bills.some(({ id }) => id === billId)).length;
	};

	await agentCalls(calls);
	const first = await paid();
	await agentCalls(calls.slice(1));
	const second = await paid();

	expect([first, second]).toEqual([1, 2]);
});

it('pays nothing where the agent is to say what it is checked against', async () => {
	const { id } = await addBill(bill, vendor, 'AG-9', 10);
	const calls = [{ billId: id, amount: 10, key: 'key-9' }];
	const filled = { limits: { limitPerPayment: "={{ $fromAI('limit', 'The limit', 'string', '99') }}" } };
	const payments = async () => (await bill.rows('payments')).filter(({ billId }) => billId === id).length;

	await agentCalls(calls, { safetyChecks: filled });
	const byAgent = await payments();
	await agentCalls(calls, { safetyChecks: { limits: { limitPerPayment: '99' } } });

	expect([byAgent, await payments()]).toEqual([0, 1]);
});
