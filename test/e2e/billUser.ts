import { askFor } from '../../sandbox/clients/askFor';
import { TENANT } from '../../sandbox/bill/tenant';

const ADDRESS = {
	line1: '1 Main Street',
	city: 'Austin',
	stateOrProvince: 'TX',
	zipOrPostalCode: '78701',
	country: 'US',
};

/** Somebody who works in BILL, beside n8n. */
export class BillUser {
	private constructor(
		private readonly billUrl: string,
		private readonly headers: Record<string, string>,
	) {}

	/** @param sandbox says where BILL is */
	static async logIn({ billUrl }: { billUrl: string }): Promise<BillUser> {
		const { organizationId, devKey, username, password, rememberMeId, device } = TENANT;
		const signIn = { organizationId, devKey, username, password, rememberMeId, device };
		const { sessionId } = await post<{ sessionId: string }>(`${billUrl}/connect/v3/login`, signIn);
		return new BillUser(billUrl, { devKey, sessionId });
	}

	async voidPayment(paymentId: string): Promise<void> {
		await this.post(`/connect/v3/payments/${paymentId}/void`, {
			type: 'VOID_AND_CREDIT',
			reason: 'Wrong vendor',
		});
	}

	async createVendor(name: string): Promise<void> {
		await this.post('/connect/v3/vendors', { name, address: ADDRESS });
	}

	/** Has BILL send an event of the past to a subscription again. */
	async resendEvent({ id, subscriptionId }: { id: string; subscriptionId: string }): Promise<void> {
		await this.post(`/connect-events/v3/events/subscription/${subscriptionId}/event/${id}`, {});
	}

	private async post(path: string, body: unknown): Promise<void> {
		await post(`${this.billUrl}${path}`, body, this.headers);
	}
}

async function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
	return await askFor<T>('BILL', url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
}
