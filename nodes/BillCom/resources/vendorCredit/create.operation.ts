import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertVendorIsActive } from '../vendor/find/knownVendor';
import { whenDateDiffersField } from '../../once/ofDate';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { createCreditOnce } from './write/createCredit';
import { createInBulk } from './write/createInBulk';
import { creditBodyOf, readCreditDraft } from './write/creditDraft';
import { wholeCreditFields } from './write/creditFields';
import { creditOutput } from './creditOutput';
import type { RunClient } from '../../transport/client';

const ANOTHER_CREDIT = 'BILL itself accepts the same number several times.';

/**
 * POST /v3/vendor-credits, or …/bulk, unless the vendor has a credit of this reference number and date.
 * Output: the credit and `outcome`: created or existing.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a vendor credit',
		description:
			'Create a vendor credit, or return the existing one with this vendor, reference number and date',
	},
	output: withOutcome(creditOutput),
	calls: 4,
	callsNote:
		'Vendor, duplicate check, one for each list of codes in use (here one), the credit. Vendor and lists are remembered between items. The duplicate check takes 1 more for each further 100 credits of the vendor.',
	fields: [...wholeCreditFields, whenDateDiffersField('Credit', 'Return', ANOTHER_CREDIT)],
	bulk: createInBulk,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = readCreditDraft(ctx, itemIndex);
		const { key } = draft;
		await assertVendorIsActive(client, key.vendorId, key.subject, itemIndex);
		return [await createCreditOnce(client, key, async () => await creditBodyOf(client, draft))];
	},
};
