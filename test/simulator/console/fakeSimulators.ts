import { generateKeyPairSync } from 'node:crypto';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import { verify } from 'jsonwebtoken';
import type {
	BillRecord,
	PaymentRecord,
	SalesforceInvoice,
	Snapshot,
} from '../../../sandbox/console/simulators';

const keys = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'pem' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** Signs in the approver of the fake org. */
export const jwtPrivateKey = keys.privateKey;

/** 18-character ids, as the org has them. */
export const recordId = (serial: number) => `a00SB${String(serial).padStart(10, '0')}AAA`;
export const vendorId = (serial: number) => `001SB${String(serial).padStart(10, '0')}AAA`;

export function anInvoice(changes: Partial<SalesforceInvoice> = {}): SalesforceInvoice {
	return {
		Id: recordId(1),
		Name: 'AP-000001',
		Vendor__c: vendorId(1),
		Invoice_Number__c: 'INV-88',
		Invoice_Date__c: '2017-02-07',
		Due_Date__c: '2026-12-04',
		Amount__c: 120.5,
		Approval_Status__c: 'Pending',
		BILL_Bill_Id__c: null,
		BILL_Payment_Id__c: null,
		BILL_Sync_Status__c: 'Not Sent',
		BILL_Sync_Message__c: null,
		Paid_Amount__c: null,
		...changes,
	};
}

export function aBill(changes: Partial<BillRecord> = {}): BillRecord {
	return {
		id: '00n01',
		archived: false,
		vendorId: '00901',
		vendorName: 'ACME LTD',
		amount: 120.5,
		dueDate: '2026-12-04',
		invoice: { invoiceNumber: 'INV-88' },
		paymentStatus: 'UNPAID',
		...changes,
	};
}

export function aPayment(changes: Partial<PaymentRecord> = {}): PaymentRecord {
	return {
		id: 'stp01',
		billId: '00n01',
		amount: 120.5,
		processDate: '2026-12-01',
		singleStatus: 'SCHEDULED',
		createdTime: '2026-11-23T10:00:00.000+00:00',
		...changes,
	};
}

export function aSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
	const accounts = [{ Id: vendorId(1), Name: 'ACME LTD' }];
	return { invoices: [anInvoice()], accounts, bills: [], payments: [], ...changes };
}

interface DecisionRequest {
	requests: Array<{ actionType: string; contextId: string }>;
}

/** Both simulators on the wire, as far as the console speaks to them. Change `state` and the next reading sees it. */
export async function startFakeSimulators(state: Snapshot) {
	const bill = Fastify({ forceCloseConnections: true });
	bill.get('/sandbox/state', async () => ({ bills: state.bills, payments: state.payments }));
	bill.get('/sandbox/journal', async () => [
		{
			number: 1,
			at: '2026-11-22T08:00:00Z',
			method: 'POST',
			path: '/connect/v3/login',
			status: 200,
			durationMs: 3,
			body: 'secret',
		},
		{
			number: 2,
			at: '2026-11-22T08:00:01Z',
			method: 'POST',
			path: '/connect/v3/bills',
			status: 422,
			durationMs: 4,
			refusal: 'BDC_1171',
		},
	]);

	const decided: Array<{ decision: string; recordId: string }> = [];
	const salesforce = Fastify({ forceCloseConnections: true });
	await salesforce.register(formbody);
	const pending = () => state.invoices.filter(({ Approval_Status__c }) => Approval_Status__c === 'Pending');
	salesforce.get<{ Querystring: { object: string } }>('/sandbox/state', async ({ query }) =>
		query.object === 'Account' ? state.accounts : state.invoices,
	);
	salesforce.get('/sandbox/journal', async () => []);
	salesforce.post<{ Body: Record<string, string> }>('/services/oauth2/token', async ({ body }) => {
		verify(body.assertion, keys.publicKey, {
			algorithms: ['RS256'],
			audience: salesforceUrl,
			subject: 'approver@sandbox.example',
		});
		return { access_token: 'approver-token' };
	});
	salesforce.addHook('preHandler', async ({ url, headers }, reply) => {
		const isAllowed = !url.startsWith('/services/data') || headers.authorization === 'Bearer approver-token';
		if (!isAllowed)
			await reply
				.code(401)
				.send([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
	});
	salesforce.get<{ Querystring: { q: string } }>('/services/data/v67.0/query', async ({ query }) => ({
		records: pending()
			.filter(({ Id }) => query.q.includes(`'${Id}'`))
			.map(({ Id }) => ({ Id: `04i${Id}`, ProcessInstance: { TargetObjectId: Id } })),
	}));
	salesforce.post<{ Body: DecisionRequest }>('/services/data/v67.0/process/approvals/', async ({ body }) =>
		body.requests.map(({ actionType, contextId }) => {
			const invoice = state.invoices.find(({ Id }) => contextId === `04i${Id}`);
			if (!invoice) return { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] };
			decided.push({ decision: actionType, recordId: invoice.Id });
			invoice.Approval_Status__c = actionType === 'Approve' ? 'Approved' : 'Rejected';
			return { success: true, errors: null };
		}),
	);

	const [billUrl, salesforceUrl] = await Promise.all(
		[bill, salesforce].map((app) => app.listen({ host: '127.0.0.1', port: 0 })),
	);
	return {
		billUrl,
		salesforceUrl,
		decided,
		stopBill: async () => await bill.close(),
		stop: async () => {
			await Promise.all([bill.close(), salesforce.close()]);
		},
	};
}
