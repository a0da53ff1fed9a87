import { askFor } from '../../sandbox/askFor';
import { TENANT } from '../../sandbox/bill/tenant';

/** Voids a payment the way a person in BILL does; `sandbox` says where BILL is. */
export async function voidPayment({ billUrl }: { billUrl: string }, paymentId: string): Promise<void> {
	const { organizationId, devKey, username, password, rememberMeId, device } = TENANT;
	const { sessionId } = await post<{ sessionId: string }>(`${billUrl}/connect/v3/login`, {
		organizationId,
		devKey,
		username,
		password,
		rememberMeId,
		device,
	});
	await post(
		`${billUrl}/connect/v3/payments/${paymentId}/void`,
		{ type: 'VOID_AND_CREDIT', reason: 'Wrong vendor' },
		{ devKey, sessionId },
	);
}

async function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
	return await askFor<T>('BILL', url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
}
