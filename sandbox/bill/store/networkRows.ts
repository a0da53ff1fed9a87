import type { Address, Row } from './rows';

/** The BILL network itself, or the verified national vendors reached through RPPS. */
export type NetworkType = 'BILL' | 'RPPS';

/** An organization others can connect with. `id` is its payment network id, `0rv…` for a national vendor. */
export interface NetworkMember extends Row {
	networkType: NetworkType;
	name: string;
	/** Billing addresses of national vendors carry an id. */
	addresses: Array<Address & { id?: string }>;
	/** Connects at once instead of answering an invitation. */
	hasAutoConnect: boolean;
	/** Has asked to connect with this organization: as whose it sees itself. */
	invitesAs?: 'CUSTOMER' | 'VENDOR';
}

/** Which of our records is to be connected. */
export type NetworkRecordType = 'vendor' | 'customer';

/** A connection, asked for or made. `id` is the record's. */
export interface NetworkInvitation extends Row {
	recordType: NetworkRecordType;
	networkId: string;
	networkType: NetworkType;
	status: 'PENDING' | 'CONNECTED' | 'CONNECTED_RPPS';
	invitedTime: string;
	/** Unanswered, it is void from then on. */
	expiresAtMs: number;
}
