import { refusal } from '../refusals/refusal';
import type { Payment } from '../store/rows';

/** A white dot as PNG: stands in for every check. */
const PNG_BASE64 =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

/** @throws Refusal 404 BDC_1120 unless the payment is a check that was cashed (assumed) */
export function requireCashedCheck({ id, disbursementType, singleStatus }: Payment): void {
	if (disbursementType !== 'CHECK' || singleStatus !== 'CLEARED')
		throw refusal('noDataFound', `payment ${id} is no cashed check`);
}

/** The picture of a cashed check. */
export function checkImageBytes(): Buffer {
	return Buffer.from(PNG_BASE64, 'base64');
}
