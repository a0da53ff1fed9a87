import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { textOf, toBillRecord } from '../../../records/record';

/** GET the vendor's one account, number masked. Expect BDC_1205 when there is none. */
export async function readBankAccount(client: BillClient, vendorId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the bank account of the vendor ${vendorId}`,
		method: 'GET',
		path: pathOf(vendorId),
		isAnswered: isBankAccount,
		decode: (body) => withMaskedNumber(toBillRecord(body)),
	});
}

/** POST the vendor's one account; a vendor that has one is refused. */
export async function postBankAccount(
	client: BillClient,
	vendorId: string,
	account: IDataObject,
): Promise<IDataObject> {
	return await client.request({
		intent: `add the bank account to the vendor ${vendorId}`,
		method: 'POST',
		path: pathOf(vendorId),
		body: account,
		isAnswered: isBankAccount,
		decode: (body) => withMaskedNumber(toBillRecord(body)),
	});
}

/** DELETE the vendor's one account. The answer carries nothing to rely on. */
export async function deleteBankAccount(client: BillClient, vendorId: string): Promise<void> {
	await client.request({
		intent: `remove the bank account of the vendor ${vendorId}`,
		method: 'DELETE',
		path: pathOf(vendorId),
		decode: () => undefined,
	});
}

/** The last four characters of a number, as BILL shows it. */
export function lastFourOf(account: IDataObject): string {
	return String(account.accountNumber ?? '').slice(-4);
}

/** BILL documents masked numbers. Should it send a whole one, it stays here. */
function withMaskedNumber(account: IDataObject): IDataObject {
	const number = textOf(account, 'accountNumber');
	return /^[A-Za-z0-9]{5,}$/.test(number)
		? { ...account, accountNumber: `****${number.slice(-4)}` }
		: account;
}

function isBankAccount(body: unknown): boolean {
	const { accountNumber } = toBillRecord(body);
	return typeof accountNumber === 'string' && accountNumber !== '';
}

function pathOf(vendorId: string): string {
	return `/v3/vendors/${encodeURIComponent(vendorId)}/bank-account`;
}
