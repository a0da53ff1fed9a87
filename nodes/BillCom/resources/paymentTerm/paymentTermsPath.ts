import { credentialOf } from '../../transport/request';
import type { BillContext } from '../../transport/wire';

/** Payment terms stand under the organization, which is the one of the credential. */
export async function paymentTermsPath(ctx: BillContext): Promise<string> {
	const { organizationId } = await credentialOf(ctx);
	return `/v3/organizations/${encodeURIComponent(organizationId)}/payment-terms`;
}
