import { given } from '../../../simulator/fields';
import { changePaymentTerm, createPaymentTerm, paymentTermOfPath } from '../../organizations/paymentTerms';
import { refusal } from '../../refusals/refusal';
import type { PaymentTerm } from '../../store/partnerRows';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import type { V2Fields } from '../base/fields';

const LARGEST_DAYS = 999;

function view(row: PaymentTerm): V2Object {
	return { ...v2Head('PaymentTerm', row), name: row.name, daysDue: row.daysDue };
}

function daysOf(fields: V2Fields): number | undefined {
	const days = fields.amount('daysDue');
	if (days !== undefined && (!Number.isInteger(days) || days < 0 || days > LARGEST_DAYS))
		throw refusal('parameterInvalid', `daysDue: ${days}`);
	return days;
}

/** Payment terms. Field names as in v3 (assumed); there is no delete. */
export const paymentTermEntity: V2Entity = {
	name: 'PaymentTerm',
	list: ({ store }) => store.paymentTerms.all().map(view),
	find: ({ store }, id) => {
		const row = store.paymentTerms.get(id);
		return row && view(row);
	},
	create({ world, session }, fields) {
		const draft = { name: fields.requiredText('name'), daysDue: fields.requiredAmount('daysDue') };
		daysOf(fields);
		return createPaymentTerm(world, session.organizationId, draft).id;
	},
	update({ world }, id, fields) {
		const draft = given({ name: fields.text('name'), daysDue: daysOf(fields) });
		changePaymentTerm(world, paymentTermOfPath(world, id), draft);
	},
};
