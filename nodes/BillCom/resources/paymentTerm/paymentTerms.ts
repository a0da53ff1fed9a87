import type { Output } from '../../../shared/operation/outputShape';
import type { BillClient } from '../../transport/client';

/** A payment term as BILL returns it (BILL payment-terms, 2026-11). */
export const paymentTermOutput: Output = {
	shape: { createdTime: 'text', daysDue: 'number', id: 'text', name: 'text', updatedTime: 'text' },
};

/** Payment terms stand under the organization, which is the one of the credential. */
export async function paymentTermsPath(client: BillClient): Promise<string> {
	const { organizationId } = client.credential;
	return `/v3/organizations/${encodeURIComponent(organizationId)}/payment-terms`;
}
