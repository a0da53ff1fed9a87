import type { BillClient } from '../../transport/client';

/** Payment terms stand under the organization, which is the one of the credential. */
export async function paymentTermsPath(client: BillClient): Promise<string> {
	const { organizationId } = client.credential;
	return `/v3/organizations/${encodeURIComponent(organizationId)}/payment-terms`;
}
