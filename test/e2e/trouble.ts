import type { Everything } from '../../sandbox/start/everything';

/** More than any test strikes. */
const ALWAYS = 1_000_000;
const WRITES_AT_BILL = ['POST /v3/vendors/**', 'POST /v3/bills/**', 'POST /v3/payments/**'];

type Systems = Pick<Everything, 'bill' | 'salesforce'>;
const WRITES_AT_SALESFORCE = ['PATCH /sobjects/**', 'PATCH /composite/sobjects/**'];

/** A trouble that lasts until it is ended. Ending one of faults ends all faults of its system. */
export interface Trouble {
	end(): Promise<void>;
}

/** BILL answers 503 to everything, logins among it, and does nothing. */
export async function billIsDown({ bill }: Systems): Promise<Trouble> {
	return await faultOf(bill, { kind: 'object-error', status: 503, message: 'Service Unavailable' });
}

/** The developer key has used up its calls of this hour. */
export async function hourIsUsedUp({ bill }: Systems): Promise<Trouble> {
	return await faultOf(bill, { kind: 'hourly-limit' });
}

/** Vendors, bills and payments are made, and each answer is lost. */
export async function answersOfBillAreLost({ bill }: Systems): Promise<Trouble> {
	return await faultOf(bill, ...WRITES_AT_BILL.map((on) => ({ kind: 'lost-reply', on })));
}

/** BILL's messages do not arrive, and it never sends them again. */
export async function messagesAreLost({ bill }: Systems): Promise<Trouble> {
	return await faultOf(bill, { kind: 'lost-notification' });
}

/** Somebody holds every record that is to be changed in Salesforce. */
export async function recordsAreLocked({ salesforce }: Systems): Promise<Trouble> {
	return await faultOf(salesforce, ...WRITES_AT_SALESFORCE.map((on) => ({ kind: 'row-lock', on })));
}

/** Every call of BILL takes so long. */
export async function billIsSlow({ bill }: Systems, ms: number): Promise<Trouble> {
	return await switched(bill, { latency: ms }, { latency: 0 });
}

/** BILL's preference lets a vendor have two bills of one invoice number. */
export async function duplicateNumbersAreAllowed({ bill }: Systems): Promise<Trouble> {
	return await switched(bill, { duplicateInvoice: 'allow' }, { duplicateInvoice: 'refuse' });
}

async function faultOf(
	system: Everything['bill'],
	...orders: Array<Record<string, unknown>>
): Promise<Trouble> {
	for (const order of orders) await system.send('faults', { times: ALWAYS, ...order });
	return { end: async () => await system.clear('faults') };
}

async function switched(
	system: Everything['bill'],
	on: Record<string, unknown>,
	off: Record<string, unknown>,
): Promise<Trouble> {
	await system.send('switches', on);
	return { end: async () => void (await system.send('switches', off)) };
}
