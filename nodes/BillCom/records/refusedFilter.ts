import type { BillClient } from '../transport/client';
import { BillRefusedError } from '../transport/errors';
import { retryOf } from '../transport/knownCodes';
import { processWide } from '../../shared/memory/processWide';

/** BILL cannot filter by this field, or not in this way (BILL common-api-error-codes, 2026-11). */
const NO_SUCH_FILTER = new Set(['BDC_1130', 'BDC_1131']);

/**
 * Asks with a filter that BILL does not document for a list, and reads the list without it where BILL refuses. A filter
 * that does not exist is not tried again in this process; any other 400 may be about the one value.
 *
 * @param filter names list and field, for example `/v3/classifications/jobs name:sw`
 */
export async function withFilter<T>(
	client: BillClient,
	filter: string,
	filtered: () => Promise<T>,
	otherwise: () => Promise<T>,
): Promise<T> {
	const key = `${client.organization} ${filter}`;
	const refused = processWide('refusedFilters', () => new Set<string>());
	if (refused.has(key)) return await otherwise();
	return await filtered().catch(async (error: unknown) => {
		if (!(error instanceof BillRefusedError) || error.httpStatus !== 400) throw error;
		if (retryOf([error.code]) !== 'never') throw error;
		if (NO_SUCH_FILTER.has(error.code)) refused.add(key);
		return await otherwise();
	});
}
