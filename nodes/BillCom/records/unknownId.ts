import { BillRefusedError } from '../transport/errors';

/** Whether BILL said that there is no such record: 404, or a code that means it. */
export function isUnknownId(error: unknown): boolean {
	if (!(error instanceof BillRefusedError)) return false;
	return error.httpStatus === 404 || error.code === 'BDC_1205' || error.code === 'BDC_1120';
}

/** The record, or undefined where BILL has none. */
export async function unlessUnknown<T>(reading: Promise<T>): Promise<T | undefined> {
	return await reading.catch((error: unknown) => {
		if (isUnknownId(error)) return undefined;
		throw error;
	});
}
