import { without } from '../../simulator/fields';
import { refusal } from '../refusals/refusal';
import type { NetworkInvitation, NetworkMember, NetworkRecordType } from '../store/partnerRows';
import type { Vendor } from '../store/rows';
import { timestamp } from '../values/dates';
import { putVendor } from '../vendors/history';
import type { Actor } from '../vendors/history';
import { publishVendor } from '../vendors/vendors';
import type { World } from '../world/world';

const DAY_MS = 86_400_000;
/** R:createvendorinvitation. */
const EXPIRY_DAYS = 60;
/** Payments that are neither over nor with the vendor. */
const UNDER_WAY = [
	'SCHEDULED',
	'READY_TO_FUND',
	'FUNDING_STARTED',
	'PROCESSED',
	'SENT',
	'CANCELLATION_IN_PROGRESS',
];

/** Nobody of this organization. */
const THE_OTHER_SIDE: Actor = { userId: '' };

/** The record an invitation is for. */
export interface NetworkRecord {
	recordType: NetworkRecordType;
	recordId: string;
}

/** Writes the state of the connection on the vendor. Customers do not carry it (not modelled). */
function writeStatus(world: World, actor: Actor, recordId: string, connection?: NetworkInvitation): void {
	const vendor = world.store.vendors.get(recordId);
	if (!vendor) return;
	const { status = 'NOT_CONNECTED', networkId } = connection ?? {};
	const { bankAccount } = vendor.paymentInformation;
	const payByType = {
		PENDING: undefined,
		NOT_CONNECTED: bankAccount ? 'ACH' : 'CHECK',
		CONNECTED: 'ACH',
		CONNECTED_RPPS: 'RPPS',
	}[status];
	const changed: Vendor = {
		...without(vendor, 'paymentNetworkId', 'rppsId'),
		...(status === 'CONNECTED' ? { paymentNetworkId: networkId } : {}),
		...(status === 'CONNECTED_RPPS' ? { rppsId: networkId } : {}),
		networkStatus: status,
		paymentInformation: { ...vendor.paymentInformation, ...(payByType ? { payByType } : {}) },
		updatedTime: timestamp(world.clock.now()),
	};
	putVendor(world, actor, changed, vendor);
}

/** The connection of a record. One nobody answered for 60 days is gone. */
export function connectionOf(world: World, actor: Actor, recordId: string): NetworkInvitation | undefined {
	const connection = world.store.networkInvitations.get(recordId);
	if (connection?.status !== 'PENDING' || world.clock.now() < connection.expiresAtMs) return connection;
	endConnection(world, actor, recordId);
	return undefined;
}

/** Ends what was not answered in time, before vendors are shown. */
export function expireInvitations(world: World, actor: Actor): void {
	for (const { id } of world.store.networkInvitations.find('status', 'PENDING'))
		connectionOf(world, actor, id);
}

/** Connects a record with a member, or asks it to. */
export function connect(
	world: World,
	actor: Actor,
	{ recordType, recordId }: NetworkRecord,
	member: NetworkMember,
	isAccepted = member.hasAutoConnect,
): NetworkInvitation {
	const now = world.clock.now();
	const connected = member.networkType === 'RPPS' ? 'CONNECTED_RPPS' : 'CONNECTED';
	const connection = world.store.networkInvitations.put({
		id: recordId,
		recordType,
		networkId: member.id,
		networkType: member.networkType,
		status: isAccepted ? connected : 'PENDING',
		invitedTime: timestamp(now),
		expiresAtMs: now + EXPIRY_DAYS * DAY_MS,
	});
	writeStatus(world, actor, recordId, connection);
	return connection;
}

/** Takes an invitation back or a connection apart. */
export function endConnection(world: World, actor: Actor, recordId: string): void {
	world.store.networkInvitations.delete(recordId);
	writeStatus(world, actor, recordId);
}

/** @throws Refusal BDC_9104 while payments to the vendor are scheduled or in process */
export function refuseWhilePaying(world: World, vendorId: string): void {
	const payments = world.store.payments.find('vendorId', vendorId);
	const open = payments.find(({ singleStatus }) => UNDER_WAY.includes(singleStatus));
	if (open) throw refusal('connectionInUse', open.id);
}

/** The other side accepts what it was asked. @throws Refusal 404 BDC_1205 when nothing waits for an answer */
export function acceptByMember(world: World, recordId: string): NetworkInvitation {
	const connection = connectionOf(world, THE_OTHER_SIDE, recordId);
	const member = world.store.networkMembers.get(connection?.networkId ?? '');
	if (connection?.status !== 'PENDING' || !member) throw refusal('objectUnknown', `invitation/${recordId}`);
	return connect(world, THE_OTHER_SIDE, { recordType: connection.recordType, recordId }, member, true);
}

/** `vendor.updated` with what a connection touches (docs/vendor-updated-notification-payloads); customers have no events. */
export function publishConnection(world: World, recordId: string): void {
	const vendor = world.store.vendors.get(recordId);
	if (vendor) publishVendor(world, 'vendor.updated', vendor, ['networkStatus', 'paymentNetworkId', 'rppsId']);
}
