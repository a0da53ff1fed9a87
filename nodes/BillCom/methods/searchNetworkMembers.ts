import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toText } from '../resources/parameters';
import { textOf, toBillRecord } from '../resources/record';
import { MIN_NAME_LENGTH, searchNetwork } from '../resources/vendor/networkCalls';
import { readVendor } from '../resources/vendor/vendorCalls';

/** Organizations of the network by name: what was typed, else the name of the vendor chosen in the node. */
export async function searchNetworkMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const name = filter?.trim() || (await chosenVendorName(this));
	if (name.length < MIN_NAME_LENGTH) return { results: [] };
	const scope = toText(this.getCurrentNodeParameter('networkType'));
	const members = await searchNetwork(this, { name, ...(scope && { scope }) }, 0);
	return {
		results: members.map((member) => ({
			name: [textOf(member, 'name'), placeOf(member.addresses)].filter(Boolean).join(', '),
			value: textOf(member, 'id'),
		})),
	};
}

async function chosenVendorName(ctx: ILoadOptionsFunctions): Promise<string> {
	const vendorId = toText(ctx.getCurrentNodeParameter('vendorId', { extractValue: true }));
	return vendorId ? textOf(await readVendor(ctx, vendorId, 0), 'name') : '';
}

/** Two organizations of one name are told apart by where they are. */
function placeOf(addresses: unknown): string {
	const [address] = Array.isArray(addresses) ? addresses.map(toBillRecord) : [];
	return address
		? [textOf(address, 'city'), textOf(address, 'stateOrProvince')].filter(Boolean).join(' ')
		: '';
}
