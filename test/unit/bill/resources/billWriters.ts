/** Every operation that writes a bill that is there, with what it asks for and what BILL holds afterwards. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';

/** A bill made for one pair of writers: lines of 60.00 and 40.00, and what either of the two needs. */
export interface Target {
	billId: string;
	vendorId: string;
	number: string;
	lineIds: string[];
	/** 5.00, used nowhere. */
	freeCreditId: string;
	/** 10.00, on the bill. */
	appliedCreditId: string;
	/** 20.00 of the bill, scheduled. */
	paymentId: string;
	/** 20.00 of the bill, paid outside of BILL. */
	offlineId: string;
}

/** What has to be there before. */
export type Need = 'credit' | 'payment' | 'offline' | 'approvers';

/** What BILL holds in the end. */
export interface Held {
	bill: IDataObject;
	payments: Map<string, IDataObject>;
}

export interface Writer {
	needs?: Need[];
	item(target: Target): IDataObject;
	/** Whether BILL holds what the operation reported. */
	isHeld(held: Held, reported: IDataObject, target: Target): boolean;
	/** Writers whose work it is to change the same thing: after them it need not hold. */
	undoneBy?: string[];
}

const rows = (value: unknown): IDataObject[] => (Array.isArray(value) ? (value as IDataObject[]) : []);
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const lines = ({ bill }: Held) => rows(bill.billLineItems);
const hasLineOver = (held: Held, amount: number) => lines(held).some((line) => line.amount === amount);
const creditOn = ({ bill }: Held, id: string) => rows(bill.vendorCredits).find((credit) => credit.id === id);
const approversOf = ({ bill }: Held) => rows(bill.approvers).map(({ userId }) => userId);
const isLive = ({ payments }: Held, id: unknown) =>
	!['CANCELLED', 'VOID'].includes(String(payments.get(String(id))?.status ?? 'CANCELLED'));

const onBill = (resource: string, operation: string, { billId }: Target, more: IDataObject = {}) => ({
	resource,
	operation,
	billId: byId(billId),
	...more,
});

const wholeBill = ({ vendorId, number }: Target, amounts: number[]): IDataObject => ({
	vendorId: byId(vendorId),
	invoiceNumber: number,
	invoiceDate: '2026-11-02',
	dueDate: '2026-12-02',
	lineItemsFrom: 'array',
	lineItemsArray: amounts.map((amount) => ({ amount })),
	additionalFields: {},
});

const paying = (target: Target, amount: number, more: IDataObject = {}) =>
	onBill('payment', 'create', target, {
		amount,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `key of ${target.billId} ${amount}`,
		processDate: '',
		options: {},
		...more,
	});

/** By `resource.operation`, with a word behind it where one operation writes in two ways. */
export const BILL_WRITERS: Record<string, Writer> = {
	'bill.archive': {
		item: (target) => onBill('bill', 'archive', target),
		isHeld: ({ bill }) => bill.archived === true,
		undoneBy: ['bill.restore'],
	},
	'bill.create': {
		item: (target) => ({ resource: 'bill', operation: 'create', ...wholeBill(target, [60, 40]) }),
		isHeld: ({ bill }, { id, outcome }) => outcome === 'created' || bill.id === id,
	},
	'bill.recordPayment': {
		item: ({ billId }) => ({
			resource: 'bill',
			operation: 'recordPayment',
			paymentsFrom: 'array',
			paymentsArray: [{ billId, amount: 15 }],
			processDate: '2026-11-20',
			toPrintCheck: false,
			additionalFields: {},
		}),
		isHeld: (held, { id }) => isLive(held, id) && Number(held.bill.paidAmount) >= 15,
	},
	'bill.replace': {
		item: (target) => onBill('bill', 'replace', target, wholeBill(target, [70, 30])),
		isHeld: (held) => hasLineOver(held, 70),
		undoneBy: ['bill.update lines', 'bill.upsert'],
	},
	'bill.restore': {
		item: (target) => onBill('bill', 'restore', target),
		isHeld: ({ bill }) => bill.archived === false,
		undoneBy: ['bill.archive'],
	},
	'bill.update': {
		item: (target) =>
			onBill('bill', 'update', target, {
				updateFields: { description: 'From Update' },
				lineItemsFrom: 'none',
			}),
		isHeld: ({ bill }) => bill.description === 'From Update',
		undoneBy: ['bill.replace'],
	},
	'bill.update lines': {
		item: (target) =>
			onBill('bill', 'update', target, {
				updateFields: {},
				lineItemsFrom: 'array',
				lineItemsArray: [{ amount: 55 }, { amount: 45 }],
			}),
		isHeld: (held) => hasLineOver(held, 55),
		undoneBy: ['bill.replace', 'bill.upsert'],
	},
	'bill.upsert': {
		item: (target) => ({ resource: 'bill', operation: 'upsert', ...wholeBill(target, [65, 35]) }),
		isHeld: (held, { outcome, id }) => (outcome === 'created' ? id !== held.bill.id : hasLineOver(held, 65)),
		undoneBy: ['bill.replace', 'bill.update lines', 'billLineItem.update'],
	},
	'billApproval.approve': {
		needs: ['approvers'],
		item: (target) => onBill('billApproval', 'approve', target, { comment: '' }),
		isHeld: ({ bill }) => bill.approvalStatus === 'APPROVED',
		undoneBy: [
			'billApproval.clearApprovers',
			'billApproval.setApprovers',
			'bill.update lines',
			'bill.replace',
			'bill.upsert',
			'billLineItem.add',
			'billLineItem.update',
			'billLineItem.remove',
		],
	},
	'billApproval.clearApprovers': {
		needs: ['approvers'],
		item: (target) => onBill('billApproval', 'clearApprovers', target),
		isHeld: (held) => approversOf(held).length === 0,
		undoneBy: ['billApproval.setApprovers'],
	},
	'billApproval.deny': {
		needs: ['approvers'],
		item: (target) => onBill('billApproval', 'deny', target, { comment: 'No' }),
		isHeld: ({ bill }) => bill.approvalStatus === 'DENIED',
		undoneBy: [
			'billApproval.clearApprovers',
			'billApproval.setApprovers',
			'bill.update lines',
			'bill.replace',
			'bill.upsert',
			'billLineItem.add',
			'billLineItem.update',
			'billLineItem.remove',
		],
	},
	'billApproval.setApprovers': {
		item: (target) =>
			onBill('billApproval', 'setApprovers', target, {
				approvers: { approver: [{ userId: TENANT.approverUserId }] },
			}),
		isHeld: (held) => approversOf(held).join() === TENANT.approverUserId,
		undoneBy: ['billApproval.clearApprovers'],
	},
	'billLineItem.add': {
		item: (target) =>
			onBill('billLineItem', 'add', target, { amount: 7, additionalFields: {}, expectedUpdatedTime: '' }),
		isHeld: (held, { id }) => lines(held).some((line) => line.id === id && line.amount === 7),
		undoneBy: ['bill.replace', 'bill.update lines', 'bill.upsert'],
	},
	'billLineItem.remove': {
		item: (target) =>
			onBill('billLineItem', 'remove', target, {
				lineItemId: byId(target.lineIds[1] ?? ''),
				expectedUpdatedTime: '',
			}),
		isHeld: (held, { id }) => lines(held).every((line) => line.id !== id),
	},
	'billLineItem.update': {
		item: (target) =>
			onBill('billLineItem', 'update', target, {
				lineItemId: byId(target.lineIds[0] ?? ''),
				updateFields: { amount: 61 },
				expectedUpdatedTime: '',
			}),
		isHeld: (held) => hasLineOver(held, 61),
		undoneBy: ['bill.replace', 'bill.update lines', 'bill.upsert'],
	},
	'payment.cancel': {
		needs: ['payment'],
		item: ({ paymentId }) => ({ resource: 'payment', operation: 'cancel', paymentId: byId(paymentId) }),
		isHeld: (held, _, { paymentId }) => held.payments.get(paymentId)?.cancelRequestSubmitted === true,
	},
	'payment.create': {
		item: (target) => paying(target, 25),
		isHeld: (held, { id }) => isLive(held, id),
	},
	'payment.create in bulk': {
		item: (target) => paying(target, 100, { sendInBulk: true }),
		isHeld: (held, { id }) => isLive(held, id) && held.bill.dueAmount === 0,
		undoneBy: ['billLineItem.add', 'billLineItem.update'],
	},
	'payment.createMass': {
		item: ({ billId }) => ({
			resource: 'payment',
			operation: 'createMass',
			bills: [{ billId, amount: 100 }],
			fundingAccountType: 'BANK_ACCOUNT',
			fundingAccountId: TENANT.bankAccountId,
			processDate: '',
			options: {},
		}),
		isHeld: (_, { paymentBatchId }) => typeof paymentBatchId === 'string',
	},
	'payment.void': {
		needs: ['offline'],
		item: ({ offlineId }) => ({
			resource: 'payment',
			operation: 'void',
			paymentId: byId(offlineId),
			voidType: 'VOID_AND_CREDIT',
			reason: 'Paid by mistake',
		}),
		isHeld: (held, _, { offlineId }) => held.payments.get(offlineId)?.status === 'VOID',
	},
	'vendorCredit.apply': {
		item: (target) =>
			onBill('vendorCredit', 'apply', target, { vendorCreditId: byId(target.freeCreditId), amount: '5.00' }),
		isHeld: (held, _, { freeCreditId }) => creditOn(held, freeCreditId)?.amount === 5,
		undoneBy: ['bill.replace'],
	},
	'vendorCredit.takeBack': {
		needs: ['credit'],
		item: (target) =>
			onBill('vendorCredit', 'takeBack', target, { vendorCreditId: byId(target.appliedCreditId) }),
		isHeld: (held, _, { appliedCreditId }) => !creditOn(held, appliedCreditId),
	},
};

/** Resources of which no operation writes a bill. Legacy and Custom API Call send what a person wrote and read nothing. */
export const RESOURCES_WITHOUT_BILLS = [
	'accountingClass',
	'apiLog',
	'approvalPolicy',
	'attachment',
	'chartOfAccount',
	'customCall',
	'customer',
	'department',
	'document',
	'employee',
	'fundingAccount',
	'item',
	'job',
	'legacy',
	'location',
	'organization',
	'paymentTerm',
	'recurringBill',
	'role',
	'session',
	'user',
	'vendor',
	'webhookSubscription',
];

/** Of the other resources: what only reads, or writes another record. */
export const OTHER_OPERATIONS = [
	'bill.get',
	'bill.getAll',
	'billApproval.getApprovers',
	'billApproval.getPending',
	'billLineItem.getAll',
	'payment.get',
	'payment.getAll',
	'payment.getCheckImage',
	'payment.getExchangeRate',
	'payment.getMass',
	'payment.getOptions',
	'vendorCredit.archive',
	'vendorCredit.create',
	'vendorCredit.get',
	'vendorCredit.getAll',
	'vendorCredit.replace',
	'vendorCredit.update',
];
