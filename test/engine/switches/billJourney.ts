/** What the package is there for, once: vendor, bank account, bill, approval, payment, void, and what the trigger hears. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TENANT } from '../../../sandbox/bill/tenant';
import type { BillSandbox } from '../billSandbox';
import { hostWebhook, runNode } from '../harness';
import type { NodeRun, StoredCredential, WebhookHost } from '../harness';
import { byId } from '../operations/operationCase';

/** BILL under one switch, and the credential the nodes use. */
export interface BillStage {
	bill: BillSandbox;
	credential: StoredCredential;
}

/** Outcome of each step, by its name. */
export type Outcome = Record<string, unknown>;

/** Runs one operation of the BILL node, and once more where its refusal says that this cures it, as a workflow would. */
export async function run(
	{ credential }: BillStage,
	path: string,
	parameters: INodeParameters = {},
): Promise<NodeRun> {
	const [resource, operation] = path.split(':');
	const node = {
		type: 'billCom',
		parameters: { resource, operation, ...parameters },
		credentials: { billComApi: credential },
	};
	const first = await runNode(node);
	return curedBy(first) === 'repetition' ? await runNode(node) : first;
}

const curedBy = ({ error }: NodeRun): unknown => Object(Object(error?.context).data).curedBy;

/** A field of the first item, or the refusal in short: BILL's code where it has one, and what cures it. */
export function told(ran: NodeRun, field: string): unknown {
	const { items, error } = ran;
	if (!error) return items[0]?.json[field];
	const [code = 'of ours'] = /BDC_\d+/.exec(`${error.message} ${error.description ?? ''}`) ?? [];
	return `refused ${code}, cured by ${String(curedBy(ran))}`;
}

/** The fields of a bill of one line. */
export const aBill = (vendorId: string, invoiceNumber: string, amount: number): INodeParameters => ({
	vendorId: byId(vendorId),
	invoiceNumber,
	invoiceDate: '2030-01-15',
	dueDate: '2030-02-15',
	lineItemsFrom: 'array',
	lineItemsArray: JSON.stringify([{ amount }]),
});

export const ACME: INodeParameters = {
	name: 'Acme Tools',
	addressLine1: '1 Main St',
	addressCity: 'Austin',
	addressState: 'TX',
	addressPostalCode: '78701',
	addressCountry: 'US',
};

export const aPayment = (billId: string, amount: number, idempotencyKey: string): INodeParameters => ({
	billId: byId(billId),
	amount,
	fundingAccountType: 'BANK_ACCOUNT',
	fundingAccountId: TENANT.bankAccountId,
	idempotencyKey,
});

export async function hostTrigger({ credential }: BillStage, events: string[]): Promise<WebhookHost> {
	return await hostWebhook({
		type: 'billComTrigger',
		parameters: { events },
		credentials: { billComApi: credential },
	});
}

/** What an execution of the trigger was told, in one line. */
function heard({ eventType, entity }: IDataObject): string {
	const { status, approvalStatus, paymentStatus, disbursement, billIds } = Object(entity) as IDataObject;
	if (eventType === 'bill.updated') return `bill ${String(approvalStatus)} ${String(paymentStatus)}`;
	const { type, amount } = Object(disbursement) as IDataObject;
	const bills = [billIds].flat().length;
	return `payment ${String(status)}, ${String(amount)} by ${String(type)} for ${bills} bill`;
}

/** Waits until BILL has nothing left to send. */
export async function untilDelivered({ bill }: BillStage): Promise<void> {
	for (let asked = 0; asked < 2_000; asked += 1) {
		if ((await bill.rows('deliveries')).length === 0) return;
	}
	throw new Error('BILL still has notifications to send');
}

/** Each step runs whatever became of the one before; a bill or payment that is not there is "none". */
export async function journey(stage: BillStage): Promise<Outcome> {
	const { bill } = stage;
	const host = await hostTrigger(stage, ['bill.updated', 'payment.updated']);
	try {
		const isListening = await host.activate().then(
			() => 'published',
			(error: Error) => `not published: ${/BDC_\d+/.exec(String(error.message))?.[0]}`,
		);
		const vendor = await run(stage, 'vendor:create', ACME);
		const vendorId = idOf(vendor);
		const bank = await run(stage, 'vendor:addBankAccount', {
			vendorId: byId(vendorId),
			bankAccountNumber: '000987654',
			additionalFields: { nameOnAccount: 'Acme Tools', routingNumber: '074000010' },
		});
		const created = await run(stage, 'bill:create', aBill(vendorId, 'INV-1', 120.5));
		const again = await run(stage, 'bill:create', aBill(vendorId, 'INV-1', 120.5));
		const billId = byId(idOf(created));
		const asked = await run(stage, 'billApproval:setApprovers', {
			billId,
			approvers: { approver: [{ userId: byId(TENANT.userId) }] },
		});
		const approved = await run(stage, 'billApproval:approve', { billId });
		const paid = await run(stage, 'payment:create', aPayment(idOf(created), 120.5, 'SF-1'));
		await bill.control('tick');
		await bill.control('tick');
		const voided = await run(stage, 'payment:void', {
			paymentId: byId(idOf(paid)),
			voidType: 'VOID_AND_CREDIT',
			reason: 'Paid to the wrong vendor',
		});
		await untilDelivered(stage);
		const [vendors, bills, payments] = await Promise.all(
			['vendors', 'bills', 'payments'].map(async (name) => await bill.rows(name)),
		);
		return {
			trigger: isListening,
			vendor: told(vendor, 'outcome') ?? told(vendor, 'name'),
			bank: told(bank, 'status'),
			bill: told(created, 'outcome'),
			again: told(again, 'outcome'),
			asked: told(asked, 'approvalStatus'),
			approved: told(approved, 'approvalStatus'),
			paid: told(paid, 'outcome'),
			voided: told(voided, 'outcome'),
			heard: host.executions
				.flat()
				.map(({ json }) => heard(json))
				.sort(),
			atBill: {
				vendors: vendors.map(({ name }) => name),
				bills: bills.map(({ amount, approvalStatus }) => `${String(amount)} ${String(approvalStatus)}`),
				payments: payments.map(({ amount, singleStatus }) => `${String(amount)} ${String(singleStatus)}`),
			},
		};
	} finally {
		await host.close();
	}
}

export function idOf({ items }: NodeRun): string {
	return String(items[0]?.json.id ?? 'none');
}
