import { without } from '../../simulator/fields';
import type { Acceptance, InvitationDraft } from '../bodies/network';
import { createCustomer, customerOfPath } from '../customers/customers';
import { refusal } from '../refusals/refusal';
import type { NetworkInvitation, NetworkMember, NetworkRecordType, NetworkType } from '../store/partnerRows';
import type { Session, Vendor } from '../store/rows';
import { createVendor, vendorOfPath } from '../vendors/vendors';
import type { World } from '../world/world';
import { connect, connectionOf } from './connections';
import type { NetworkRecord } from './connections';

/** Needed for an invitation (docs/ap-vendors); so is a payee name, but BILL's own sample has none, so it is not asked for. */
function refuseThinAddress({ address }: Vendor): void {
	for (const field of ['line1', 'city', 'zipOrPostalCode', 'country'] as const)
		if (!address[field]) throw refusal('businessFieldInvalid', `address.${field}: needed for the network`);
}

function requireMember(world: World, networkId: string, networkType?: NetworkType): NetworkMember {
	const member = world.store.networkMembers.get(networkId);
	if (!member || (networkType && member.networkType !== networkType))
		throw refusal('referenceUnknown', `networkId ${networkId}`);
	return member;
}

function refuseMissingRpps(member: NetworkMember, { rppsInformation }: InvitationDraft): void {
	if (member.networkType !== 'RPPS') return;
	if (!rppsInformation?.accountNumber)
		throw refusal('fieldInvalid', 'rppsInformation.accountNumber: must not be null');
	if (!member.addresses.some(({ id }) => id === rppsInformation.addressId))
		throw refusal('referenceUnknown', `rppsInformation.addressId ${rppsInformation.addressId ?? ''}`);
}

/** @throws Refusal 404 BDC_1205 for a record nobody has */
export function refuseUnknownRecord(world: World, { recordType, recordId }: NetworkRecord): void {
	if (recordType === 'vendor') vendorOfPath(world, recordId);
	else customerOfPath(world, recordId);
}

/**
 * Asks a member to connect with a record.
 * @throws Refusal 404 BDC_1205 (record), BDC_1205 (member, billing address), BDC_1119 (address), BDC_9103 (one is open)
 */
export function invite(
	world: World,
	session: Session,
	record: NetworkRecord,
	draft: InvitationDraft,
): NetworkInvitation {
	refuseUnknownRecord(world, record);
	if (record.recordType === 'vendor') refuseThinAddress(vendorOfPath(world, record.recordId));
	const member = requireMember(world, draft.networkId, draft.networkType);
	refuseMissingRpps(member, draft);
	const open = connectionOf(world, session, record.recordId);
	if (open) throw refusal('invitationOpen', `${record.recordId} is ${open.status}`);
	return connect(world, session, record, member);
}

/** An invitation as BILL shows it; every field but the status values is assumed. */
export function invitationView(record: NetworkRecord, connection?: NetworkInvitation) {
	if (!connection) return { id: record.recordId, status: 'NOT_CONNECTED' };
	const { networkId, networkType, status, invitedTime } = connection;
	return { id: record.recordId, status, networkId, networkType, invitedTime };
}

function recordFor(world: World, session: Session, draft: Acceptance, member: NetworkMember): NetworkRecord {
	const recordType: NetworkRecordType = draft.type === 'VENDOR' ? 'vendor' : 'customer';
	if (draft.id !== undefined) return { recordType, recordId: draft.id };
	if (draft.name === undefined) throw refusal('fieldInvalid', 'name: must not be null');
	const { name } = draft;
	const [address = {}] = member.addresses;
	const { id } =
		recordType === 'vendor'
			? createVendor(world, session, { name, address })
			: createCustomer(world, { name, email: '' });
	return { recordType, recordId: id };
}

/**
 * Accepts what a member asked for: connects it with the record named by `id`, or with a new one called `name`.
 * @throws Refusal BDC_1205 when nothing was asked or the id is unknown, BDC_1000 without id and name, BDC_9103
 */
export function acceptInvitation(world: World, session: Session, draft: Acceptance) {
	const member = requireMember(world, draft.networkId);
	if (member.invitesAs !== draft.type) throw refusal('referenceUnknown', `invitation of ${draft.networkId}`);
	const record = recordFor(world, session, draft, member);
	refuseUnknownRecord(world, record);
	const open = connectionOf(world, session, record.recordId);
	if (open && open.status !== 'PENDING')
		throw refusal('invitationOpen', `${record.recordId} is ${open.status}`);
	const connection = connect(world, session, record, member, true);
	world.store.networkMembers.put(without(member, 'invitesAs'));
	return { record, connection, isNew: draft.id === undefined };
}
