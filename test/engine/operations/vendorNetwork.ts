import type { BillRecords } from '../billRecords';
import type { BillAt } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

/** Northwind is in the network and connects by itself. */
async function aMember(bill: BillAt) {
	const { networkMembers } = await bill.seed({ networkMembers: [{ name: 'Northwind Paper Inc' }] });
	return { member: networkMembers[0] };
}

async function aConnection(bill: BillAt, { vendor }: BillRecords) {
	const { member } = await aMember(bill);
	const connection = await bill.asSomebodyElse('POST', `/v3/network/invitation/vendor/${vendor.id}`, {
		networkId: member.id,
		networkType: 'BILL',
	});
	return { member, connection };
}

/** A vendor that is not being paid: BILL ends no connection under a payment. */
async function aConnectedVendor(bill: BillAt) {
	const vendor = await bill.asSomebodyElse('POST', '/v3/vendors', {
		name: 'Contoso',
		address: { line1: '2 Main St', city: 'Austin', zipOrPostalCode: '78701', country: 'US' },
	});
	const { member } = await aMember(bill);
	const invitation = { networkId: member.id, networkType: 'BILL' };
	await bill.asSomebodyElse('POST', `/v3/network/invitation/vendor/${vendor.id}`, invitation);
	return { connected: vendor };
}

/** Vendors and the BILL network. */
export const vendorNetworkCases: OperationCase[] = [
	{
		resource: 'vendor',
		operation: 'getNetworkMembers',
		arrange: aMember,
		parameters: { networkName: '={{ $json.name }}', options: { scope: 'BILL' } },
		good: () => ({ name: 'northwind' }),
		returns: ({ more }) => [{ id: more.member.id, name: 'Northwind Paper Inc', type: 'BILL' }],
		bad: () => ({ name: 'No' }),
		refusal: /Name is "No".*3 characters.*whole word/,
	},
	{
		resource: 'vendor',
		operation: 'inviteToNetwork',
		arrange: aMember,
		parameters: {
			vendorId: byId('={{ $json.id }}'),
			networkType: '={{ $json.network }}',
			networkId: byId('={{ $json.member }}'),
			rppsAccountNumber: '77',
		},
		good: ({ vendor, more }) => ({ id: vendor.id, network: 'BILL', member: more.member.id }),
		returns: ({ vendor, more }) => [{ vendorId: vendor.id, status: 'CONNECTED', networkId: more.member.id }],
		bad: ({ vendor, more }) => ({ id: vendor.id, network: 'RPPS', member: more.member.id }),
		refusal: /is not a national vendor.*Set Network to BILL Network/,
	},
	{
		resource: 'vendor',
		operation: 'getInvitation',
		arrange: aConnection,
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ vendor }) => ({ id: vendor.id }),
		returns: ({ vendor }) => [{ vendorId: vendor.id, status: 'CONNECTED' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /network connection of the vendor no-such-id/,
	},
	{
		resource: 'vendor',
		operation: 'cancelInvitation',
		arrange: aConnectedVendor,
		parameters: { vendorId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.connected.id }),
		returns: ({ more }) => [{ vendorId: more.connected.id, cancelled: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /end the network connection of the vendor no-such-id/,
	},
];
