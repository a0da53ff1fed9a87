import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toText } from '../parameters/reader';
import { listOf, textOf } from '../records/record';
import { MIN_NAME_LENGTH, searchNetwork } from '../resources/vendor/network/networkCalls';
import { readVendor } from '../resources/vendor/find/vendorCalls';
import { clientOf } from '../transport/client';

/** Organizations of the network by name: what was typed, else the name of the vendor chosen in the node. */
export async function searchNetworkMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const members = await membersNamed(this, filter);
	return {
		results: members.map((member) => ({
			name: [textOf(member, 'name'), placeOf(addressesOf(member)[0])].filter(Boolean).join(', '),
			value: textOf(member, 'id'),
		})),
	};
}

/** Billing addresses of the national vendor chosen in the node; of all that fit where none was chosen. */
export async function searchBillingAddresses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const members = await membersNamed(this, filter);
	const networkId = toText(this.getCurrentNodeParameter('networkId', { extractValue: true }));
	const chosen = members.filter((member) => textOf(member, 'id') === networkId);
	return {
		results: (chosen.length > 0 ? chosen : members).flatMap((member) =>
			addressesOf(member).map((address) => ({
				name: [textOf(member, 'name'), textOf(address, 'line1'), placeOf(address)].filter(Boolean).join(', '),
				value: textOf(address, 'id'),
			})),
		),
	};
}

async function membersNamed(ctx: ILoadOptionsFunctions, filter: string | undefined): Promise<IDataObject[]> {
	const client = await clientOf(ctx);
	const name = filter?.trim() || (await chosenVendorName(ctx));
	if (name.length < MIN_NAME_LENGTH) return [];
	const scope = toText(ctx.getCurrentNodeParameter('networkType'));
	return await searchNetwork(client, { name, ...(scope && { scope }) });
}

async function chosenVendorName(ctx: ILoadOptionsFunctions): Promise<string> {
	const client = await clientOf(ctx);
	const vendorId = toText(ctx.getCurrentNodeParameter('vendorId', { extractValue: true }));
	return vendorId ? textOf(await readVendor(client, vendorId), 'name') : '';
}

function addressesOf(member: IDataObject): IDataObject[] {
	return listOf(member, 'addresses');
}

/** Two organizations of one name are told apart by where they are. */
function placeOf(address: IDataObject = {}): string {
	return [textOf(address, 'city'), textOf(address, 'stateOrProvince')].filter(Boolean).join(' ');
}
