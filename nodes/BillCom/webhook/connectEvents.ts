import type { IDataObject } from 'n8n-workflow';
import { recordsOf, rowsOf, textOf, toBillRecord } from '../records/record';
import type { BillClient } from '../transport/client';
import { BillRefusedError } from '../transport/errors';
import type { BillCall } from '../transport/request';

/** A list of the webhook API, to read page by page. */
export interface ConnectEventsList {
	/** Continues "BILL did not …". */
	intent: string;
	path: string;
	query?: IDataObject;
}

/** BILL getallsubscriptions and geteventsforsubscription, 2026-11: 1 to 100 rows a page. */
const PAGE_SIZE = 100;
/** BILL answers one of these to whoever lacks a right. */
const PERMISSION_CODES = ['BDC_1145', 'BDC_1302'];

const TOKEN_ADVICE =
	'The credential signs in with a sync token, and BILL may not allow webhooks with one. Use a credential with Sign In With set to User, whose user is an administrator.';

/**
 * Sends one call to BILL's webhook API. Whether sync tokens may manage webhooks is documented nowhere: they may try, and a
 * refusal says what it can mean.
 *
 * @throws what `BillClient` throws
 */
export async function connectEvents<T>(client: BillClient, call: Omit<BillCall<T>, 'api'>): Promise<T> {
	const sending = client.request({ api: 'connectEvents', ...call });
	return await sending.catch(async (error: unknown) => {
		if (isPermissionRefused(error)) {
			const { loginMethod } = client.credential;
			if (loginMethod === 'syncToken') error.description = TOKEN_ADVICE;
		}
		throw error;
	});
}

/** Yields page after page; lists of the webhook API only go forward. */
export async function* connectEventsPages(
	client: BillClient,
	{ intent, path, query }: ConnectEventsList,
): AsyncGenerator<IDataObject[]> {
	let nextPage: string | undefined;
	do {
		const page: Page = await readConnectEventsPage(client, { intent, path, query }, nextPage);
		yield page.rows;
		nextPage = page.nextPage === nextPage ? undefined : page.nextPage;
	} while (nextPage);
}

interface Page {
	rows: IDataObject[];
	nextPage: string | undefined;
}

/** One page and the cursor of the next, for lists that a person scrolls. */
export async function readConnectEventsPage(
	client: BillClient,
	{ query, ...list }: ConnectEventsList,
	cursor: string | undefined,
): Promise<Page> {
	return await connectEvents(client, {
		...list,
		method: 'GET',
		query: { ...query, max: PAGE_SIZE, ...(cursor && { nextPage: cursor }) },
		// An answer without a list must not read as "there is none": a second subscription would follow.
		isAnswered: (body) => rowsOf(body) !== undefined,
		decode: (body) => ({
			rows: recordsOf(body),
			nextPage: textOf(toBillRecord(body), 'nextPage') || undefined,
		}),
	});
}

/** The outcome of an attempt, or of `otherwise` where BILL knows no such thing. Nothing else is forgiven. */
export async function unlessNotFound<T>(attempt: Promise<T>, otherwise: () => T | Promise<T>): Promise<T> {
	return await attempt.catch(async (error: unknown) => {
		if (error instanceof BillRefusedError && error.httpStatus === 404) return await otherwise();
		throw error;
	});
}

function isPermissionRefused(error: unknown): error is BillRefusedError {
	if (!(error instanceof BillRefusedError)) return false;
	return error.httpStatus === 403 || PERMISSION_CODES.includes(error.code);
}
