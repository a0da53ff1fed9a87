import { randomUUID } from 'node:crypto';
import { TENANT } from '../../../sandbox/bill/tenant';
import { INTEGRATION_USER } from '../../../sandbox/salesforce/tenant';
import { SalesforceUser } from '../../../sandbox/start/salesforceUser';
import type { Sandbox } from '../../../sandbox/start/simulators';
import { Caller, LOGIN } from '../bill/harness';
import type { Body } from '../bill/harness';
import { aBill, aPayment, aSubscription, aVendor } from '../bill/records';

const AMOUNT = 100;

/** Does by hand in both systems what the workflows do. */
export class Clerk {
	private constructor(
		private readonly bill: Caller,
		private readonly salesforce: SalesforceUser,
	) {}

	static async signIn(sandbox: Sandbox): Promise<Clerk> {
		const { data } = await new Caller(sandbox.billUrl).post('/v3/login', LOGIN);
		const bill = new Caller(sandbox.billUrl, { devKey: TENANT.devKey, sessionId: data.sessionId });
		return new Clerk(bill, await SalesforceUser.logIn(sandbox, INTEGRATION_USER.userName));
	}

	/** Vendor, bill and payment of 100.00. */
	async pay({ vendor, number }: { vendor: string; number: string }) {
		const { id: vendorId } = await this.create('/v3/vendors', aVendor({ name: vendor }));
		const invoice = { invoiceNumber: number, invoiceDate: '2026-11-02' };
		const draft = aBill(vendorId, { invoice, billLineItems: [{ amount: AMOUNT }] });
		const bill = await this.create('/v3/bills', draft);
		return { bill, paymentId: await this.payBill(bill) };
	}

	async payBill(bill: Body): Promise<string> {
		return (await this.create('/v3/payments', aPayment(bill, { amount: AMOUNT }))).id;
	}

	async voidPayment(paymentId: string): Promise<void> {
		await this.create(`/v3/payments/${paymentId}/void`, { type: 'VOID_AND_CREDIT', reason: 'Wrong account' });
	}

	/** So that BILL tells what becomes of payments; nobody listens at the address. */
	async subscribe(): Promise<void> {
		const draft = aSubscription('http://127.0.0.1:9/', 'payment.updated');
		await this.create('/v3/subscriptions', draft, { 'X-Idempotent-Key': randomUUID() });
	}

	/** Moves every payment by one status, as often as told. */
	async tick(times = 1): Promise<void> {
		for (let done = 0; done < times; done += 1) await this.create('/sandbox/tick', {});
	}

	/** The next call of this kind is refused with this code. */
	async refuseNext(on: string, code: string): Promise<void> {
		await this.create('/sandbox/faults', { kind: 'refusal', on, code, status: 422, times: 1 });
	}

	async write(id: string, fields: Record<string, unknown>): Promise<void> {
		await this.salesforce.update('AP_Invoice__c', id, fields);
	}

	/** @throws Error with the status when BILL refuses */
	private async create(path: string, body: unknown, headers?: Record<string, string>): Promise<Body> {
		const { status, data } = await this.bill.post(path, body, headers);
		if (status >= 400) throw new Error(`${path} → ${status}: ${JSON.stringify(data)}`);
		return data;
	}
}
