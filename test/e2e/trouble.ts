import type { Everything } from '../../sandbox/start/everything';
import { PAYMENT_TICK_MS } from './sandbox';

/** More than any test strikes. */
const ALWAYS = 1_000_000;
const NEXT_HOUR_IN_SECONDS = 8;
const WRITES_AT_BILL = ['POST /v3/vendors/**', 'POST /v3/bills/**', 'POST /v3/payments/**'];

type Systems = Pick<Everything, 'bill' | 'salesforce'>;
const RECORDS_AT_SALESFORCE = ['GET', 'POST', 'PATCH'].flatMap((method) =>
	['/sobjects/**', '/composite/**'].map((path) => `${method} ${path}`),
);
const WRITES_AT_SALESFORCE = ['PATCH /sobjects/**', 'PATCH /composite/sobjects/**'];

/** A trouble that lasts until it is ended. Ending one of faults ends all faults of its system. */
export interface Trouble {
	end(): Promise<void>;
}

/** BILL answers 503 to everything, logins among it, and does nothing. */
export async function billIsDown({ bill }: Systems): Promise<Trouble> {
	return await faultOf(bill, { kind: 'object-error', status: 503, message: 'Service Unavailable' });
}

/** The developer key has used up its calls of this hour; BILL says that the next one begins in a few seconds. */
export async function hourIsUsedUp({ bill }: Systems): Promise<Trouble> {
	return together(
		await switched(bill, { retryAfter: NEXT_HOUR_IN_SECONDS }, { retryAfter: 0 }),
		await faultOf(bill, { kind: 'hourly-limit' }),
	);
}

/** Vendors, bills and payments are made, and each answer is lost. */
export async function answersOfBillAreLost({ bill }: Systems): Promise<Trouble> {
	return await faultOf(bill, ...WRITES_AT_BILL.map((on) => ({ kind: 'lost-reply', on })));
}

/** Vendors, bills and payments are made, but only after a gateway has given up and n8n has looked for them. */
export async function writesOfBillComeLate({ bill }: Systems): Promise<Trouble> {
	return await faultOf(
		bill,
		...WRITES_AT_BILL.map((on) => ({ kind: 'late-write', on, status: 504, ms: 1_500 })),
	);
}

/** BILL's messages do not arrive, and it never sends them again. */
export async function messagesAreLost({ bill }: Systems): Promise<Trouble> {
	return await faultOf(bill, { kind: 'lost-notification' });
}

/** Somebody holds every record that is to be changed in Salesforce. */
export async function recordsAreLocked({ salesforce }: Systems): Promise<Trouble> {
	return await faultOf(salesforce, ...WRITES_AT_SALESFORCE.map((on) => ({ kind: 'row-lock', on })));
}

/** The approval process does not unlock what it approved, until an administrator unlocks it. */
export async function recordsStayLockedAfterApproval({ salesforce }: Systems): Promise<Trouble> {
	return together(
		await switched(salesforce, { finalApprovalRecordLock: true }, { finalApprovalRecordLock: false }),
		{ end: async () => await salesforce.clear('locks') },
	);
}

/** Salesforce answers 503 to whoever reads or writes records. People can still decide, and events still come. */
export async function salesforceIsDown({ salesforce }: Systems): Promise<Trouble> {
	return await faultOf(
		salesforce,
		...RECORDS_AT_SALESFORCE.map((on) => ({ kind: 'server-unavailable', on })),
	);
}

/** Every call of BILL takes so long. */
export async function billIsSlow({ bill }: Systems, ms: number): Promise<Trouble> {
	return await switched(bill, { latency: ms }, { latency: 0 });
}

/** Payments stay where they are until somebody lets them move on by `tick`. */
export async function paymentsStandStill({ bill }: Systems): Promise<Trouble> {
	return await switched(bill, { paymentTick: 0 }, { paymentTick: PAYMENT_TICK_MS });
}

/** BILL's preference lets a vendor have two bills of one invoice number. */
export async function duplicateNumbersAreAllowed({ bill }: Systems): Promise<Trouble> {
	return await switched(bill, { duplicateInvoice: 'allow' }, { duplicateInvoice: 'refuse' });
}

function together(...troubles: Trouble[]): Trouble {
	return {
		end: async () => {
			for (const trouble of troubles) await trouble.end();
		},
	};
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
