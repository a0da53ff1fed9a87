import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { laneKey } from '../../transport/credential';
import { credentialOf } from '../../transport/request';
import { RefusedError } from '../failure';
import { oneAtATime } from '../oneAtATime';
import { textOf } from '../record';
import { isUnknownId } from '../unknownId';
import { writeOnce } from '../writeOnce';
import { findVendorsByName } from './findVendors';
import { createVendor, readVendor, updateVendor } from './vendorCalls';
import { vendorChanges } from './vendorChanges';

/** The vendor as BILL has it now, and what had to be done for that. */
export type VendorOutcome = IDataObject & { outcome: 'created' | 'updated' | 'existing' };

/** Which vendor is meant, and what becomes of one that was found by its name alone. */
export interface VendorWanted {
	/** BILL's id where it is known, else empty. */
	knownId: string;
	/** A name is a weak hint: another payee may carry it, and an address written to it is where a check goes. */
	leaveFoundByName: boolean;
}

/**
 * Makes BILL's vendor say what `draft` says: the one with `knownId`, else the one of exactly that name, else a new one.
 *
 * @throws RefusedError when the known vendor is gone or archived, or several vendors carry the name
 */
export async function createOrUpdateVendor(
	ctx: IExecuteFunctions,
	{ knownId, leaveFoundByName }: VendorWanted,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	const name = textOf(draft, 'name');
	const organization = laneKey(await credentialOf(ctx));
	return await oneAtATime(`vendor:${organization}:${name}`, async () => {
		const current = knownId
			? await knownVendor(ctx, knownId, name, itemIndex)
			: await vendorNamed(ctx, name, itemIndex);
		if (current && !knownId && leaveFoundByName) return { ...current, outcome: 'existing' };
		if (current) return await bringUpToDate(ctx, current, draft, itemIndex);
		const created = await writeOnce({
			send: async () => await createVendor(ctx, draft, itemIndex),
			find: async () => await vendorNamed(ctx, name, itemIndex),
			maySendAgain: true,
		});
		return { ...created, outcome: 'created' };
	});
}

async function bringUpToDate(
	ctx: IExecuteFunctions,
	current: IDataObject,
	draft: IDataObject,
	itemIndex: number,
): Promise<VendorOutcome> {
	const changes = vendorChanges(current, draft);
	if (Object.keys(changes).length === 0) return { ...current, outcome: 'existing' };
	const updated = await updateVendor(ctx, textOf(current, 'id'), changes, itemIndex);
	return { ...current, ...updated, outcome: 'updated' };
}

async function knownVendor(
	ctx: IExecuteFunctions,
	knownId: string,
	name: string,
	itemIndex: number,
): Promise<IDataObject> {
	const vendor = await readVendor(ctx, knownId, itemIndex).catch((error: unknown) => {
		if (isUnknownId(error)) return undefined;
		throw error;
	});
	if (!vendor) {
		const fix =
			'Correct BILL Vendor ID, or empty it to find the vendor by name. An ID of the sandbox does not exist in production.';
		throw refused(
			ctx,
			itemIndex,
			'vendorUnknown',
			`Vendor ${name}: BILL Vendor ID ${knownId} does not exist. ${fix}`,
		);
	}
	if (vendor.archived === true) {
		const fix = 'Restore it in BILL, or empty BILL Vendor ID to create a new one.';
		throw refused(
			ctx,
			itemIndex,
			'vendorArchived',
			`Vendor ${name}: the vendor ${knownId} is archived in BILL. ${fix}`,
		);
	}
	return vendor;
}

async function vendorNamed(
	ctx: IExecuteFunctions,
	name: string,
	itemIndex: number,
): Promise<IDataObject | undefined> {
	const [first, ...others] = await findVendorsByName(ctx, name, itemIndex);
	if (!first) return undefined;
	if (others.length > 0) {
		const ids = [first, ...others].map((vendor) => textOf(vendor, 'id'));
		const what = `Vendor ${name}: BILL has ${ids.length} vendors of this name: ${ids.join(', ')}`;
		throw refused(ctx, itemIndex, 'vendorAmbiguous', `${what}. Put the right one into BILL Vendor ID.`, {
			ids,
		});
	}
	// A list row can be thinner than the record itself.
	return await readVendor(ctx, textOf(first, 'id'), itemIndex);
}

function refused(
	ctx: IExecuteFunctions,
	itemIndex: number,
	reason: string,
	message: string,
	facts: IDataObject = {},
): RefusedError {
	return new RefusedError(ctx.getNode(), reason, message, itemIndex, facts);
}
