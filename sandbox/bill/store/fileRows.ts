import type { Row } from './rows';

/** Whose file it is, as the address spells it. */
export type FileOwner = 'bills' | 'vendors' | 'customers' | 'invoices';

/** A document of a bill or an attachment of anything else, with its bytes. */
export interface StoredFile extends Row {
	ownerType: FileOwner;
	ownerId: string;
	name: string;
	createdTime: string;
	/** Documents only: the id of the upload. */
	uploadId?: string;
	/** From then on the upload is over. */
	readyAtMs: number;
	/** What the upload ends as: UPLOADED, or what a switch said. */
	endStatus: string;
	base64: string;
}

/** Key of the index that answers "which files does this object have?". */
export function ownerKey({ ownerType, ownerId }: Pick<StoredFile, 'ownerType' | 'ownerId'>): string {
	return `${ownerType} ${ownerId}`;
}
