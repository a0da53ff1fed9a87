import { refusal } from '../refusals/refusal';
import type { V2Entity } from './base/entity';
import { approvalPolicyApproverEntity, approvalPolicyEntity, billApproverEntity } from './entities/approvals';
import { billEntity, billLineItemEntity } from './entities/bill';
import { classificationEntities } from './entities/classifications';
import { customerEntity } from './entities/customer';
import { paymentTermEntity } from './entities/paymentTerm';
import { recurringBillEntity } from './entities/recurringBill';
import { sentPayEntity } from './entities/sentPay';
import { profileEntity, userEntity } from './entities/user';
import { v2OnlyEntity } from './entities/v2Only';
import { vendorEntity } from './entities/vendor';
import { vendorBankAccountEntity } from './entities/vendorBankAccount';
import { vendorCreditEntity } from './entities/vendorCredit';

/** Entities of accounts payable. */
const ENTITIES: V2Entity[] = [
	vendorEntity,
	vendorBankAccountEntity,
	billEntity,
	billLineItemEntity,
	recurringBillEntity,
	sentPayEntity,
	vendorCreditEntity,
	v2OnlyEntity('BillCredit', 'vendorId'),
	...classificationEntities,
	customerEntity,
	paymentTermEntity,
	approvalPolicyEntity,
	approvalPolicyApproverEntity,
	billApproverEntity,
	userEntity,
	profileEntity,
];

const BY_NAME = new Map(ENTITIES.map((entity) => [entity.name, entity]));

/** Words of the entities, in the order of the reference. */
export const ENTITY_NAMES: readonly string[] = [...BY_NAME.keys()];

/** The entity a path names, `Vendor.json`. Upper and lower case count. @throws Refusal BDC_1121 */
export function entityOfFile(file: string): V2Entity {
	const name = /^(\w+)\.json$/.exec(file)?.[1] ?? '';
	const entity = BY_NAME.get(name);
	if (!entity) throw refusal('routeUnknown', `entity ${file}`);
	return entity;
}
