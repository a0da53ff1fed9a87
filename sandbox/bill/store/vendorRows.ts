import type { Row } from './rows';

/** One entry of a vendor's audit trail (docs/getting-audit-trail-details). A new vendor is one entry without a field. */
export interface VendorChange extends Row {
	vendorId: string;
	source: string;
	type: 'Create' | 'Edit';
	createdTime: string;
	user: { id: string; name: string };
	field: { name?: string; value?: { previous: string; current: string } };
}
