import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from './connection';
import type { BillBases, BillCredential } from './credential';
import { deliver } from './delivery';
import type { Outcome } from './wire';

/** One call of BILL v3. */
export interface BillCall<T> {
	/** Continues "BILL did not …", for example "create the bill INV-88". */
	intent: string;
	method: IHttpRequestMethods;
	/** From `/v3/` on, ids already encoded. */
	path: string;
	/** `connectEvents` for webhook subscriptions and events (BILL bill-webhook-api-general-rules). */
	api?: keyof Pick<BillBases, 'connect' | 'connectEvents'>;
	query?: IDataObject;
	body?: IDataObject | IDataObject[];
	headers?: IDataObject;
	/** Whether the call has the same effect when it arrives twice. GET always has. */
	isRepeatable?: boolean;
	itemIndex?: number;
	/**
	 * Whether a success carries what was asked for. BILL and proxies answer 200 with an empty or foreign body at times
	 * (field reports, 2026-11); where this says no, a read is repeated and the outcome of a write counts as unknown.
	 */
	isAnswered?: (body: unknown) => boolean;
	decode: (body: unknown) => T;
}

/** Sends one call in the shared session, once a lane is free, and returns the decoded body. */
export async function sendCall<T>(connection: Connection, call: BillCall<T>): Promise<T> {
	const body = await deliver(connection, {
		call: { ...call, itemIndex: call.itemIndex ?? connection.itemIndex },
		isRepeatable: call.isRepeatable ?? call.method === 'GET',
		request: { options: httpOptions(connection.credential, call), isExpired },
		isAnswered: call.isAnswered,
	});
	return call.decode(body);
}

function httpOptions(credential: BillCredential, call: BillCall<unknown>): IHttpRequestOptions {
	return {
		method: call.method,
		url: `${credential.bases[call.api ?? 'connect']}${call.path}`,
		...(call.query && { qs: call.query }),
		...(call.body && { body: call.body }),
		...(call.headers && { headers: call.headers }),
		json: true,
	};
}

function isExpired(outcome: Outcome): boolean {
	return outcome.kind === 'answer' && outcome.status === 401;
}
