import type { IExecuteFunctions } from 'n8n-workflow';
import { laneKey } from '../../transport/credential';
import { credentialOf } from '../../transport/request';
import { RefusedError } from '../failure';
import { remember } from '../remember';
import { isUnknownId } from '../unknownId';
import { readVendor } from '../vendor/vendorCalls';

/** A burst of invoices of one vendor asks once. */
const VENDOR_LIFE_MS = 60_000;

/**
 * Makes sure that the vendor of a bill exists and is active, before anything is sent.
 *
 * @throws RefusedError `vendorUnknown` or `vendorArchived`
 */
export async function assertVendorIsActive(
	ctx: IExecuteFunctions,
	vendorId: string,
	subject: string,
	itemIndex: number,
): Promise<void> {
	const organization = laneKey(await credentialOf(ctx));
	const refuse = (reason: string, what: string, fix: string) =>
		new RefusedError(ctx.getNode(), reason, `${subject}: ${what}. ${fix}`, itemIndex, { vendorId });
	await remember(`vendor:${organization}:${vendorId}`, VENDOR_LIFE_MS, async () => {
		const vendor = await readVendor(ctx, vendorId, itemIndex).catch((error: unknown) => {
			if (!isUnknownId(error)) throw error;
			throw refuse(
				'vendorUnknown',
				`Vendor ${vendorId} does not exist in BILL`,
				'Choose another Vendor. An ID of the sandbox does not exist in production.',
			);
		});
		if (vendor.archived !== true) return;
		throw refuse(
			'vendorArchived',
			`Vendor ${vendorId} is archived in BILL`,
			'Restore it in BILL or choose another Vendor.',
		);
	});
}
