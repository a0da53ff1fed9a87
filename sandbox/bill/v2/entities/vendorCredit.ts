import { given } from '../../../simulator/fields';
import type { CreditDraft } from '../../bodies/vendorCredit';
import { archiveCredit, changeCredit, createCredit, creditOfPath, creditView } from '../../credits/credits';
import { refusal } from '../../refusals/refusal';
import type { VendorCredit } from '../../store/moneyRows';
import type { World } from '../../world/world';
import { lineDraft, lineView } from '../base/coding';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import { NO_ID } from '../base/fields';
import type { V2Fields } from '../base/fields';

function view(world: World, row: VendorCredit): V2Object {
	const { appliedAmount } = creditView(world, row);
	return {
		...v2Head('VendorCredit', row),
		vendorId: row.vendorId,
		refNumber: row.referenceNumber,
		creditDate: row.creditDate,
		amount: row.amount,
		appliedAmount,
		description: row.description ?? null,
		applyToChartOfAccountId: row.applyToChartOfAccountId ?? NO_ID,
		applyToBankAccountId: row.applyToBankAccountId ?? NO_ID,
		vendorCreditLineItems: row.vendorCreditLineItems.map((line) => ({
			...lineView('VendorCreditLineItem', line),
			vendorCreditId: row.id,
		})),
	};
}

function plainFields(fields: V2Fields): CreditDraft {
	return given({
		vendorId: fields.reference('vendorId'),
		referenceNumber: fields.text('refNumber'),
		creditDate: fields.date('creditDate'),
		description: fields.text('description'),
		applyToChartOfAccountId: fields.reference('applyToChartOfAccountId'),
		applyToBankAccountId: fields.reference('applyToBankAccountId'),
	});
}

/** Vendor credits. Names of the fields are assumed; in an update lines are named by their id, others stay (assumed). No undelete. */
export const vendorCreditEntity: V2Entity = {
	name: 'VendorCredit',
	list: (world) => world.store.vendorCredits.all().map((row) => view(world, row)),
	find(world, id) {
		const row = world.store.vendorCredits.get(id);
		return row && view(world, row);
	},
	create({ world, session }, fields) {
		const lines = fields.list('vendorCreditLineItems') ?? [];
		if (lines.length === 0) throw refusal('v2FieldMissing', 'vendorCreditLineItems');
		return createCredit(world, session, {
			...plainFields(fields),
			vendorId: fields.requiredText('vendorId'),
			referenceNumber: fields.requiredText('refNumber'),
			creditDate: fields.requiredDate('creditDate'),
			vendorCreditLineItems: lines.map((line) => lineDraft(line)),
		}).id;
	},
	update({ world }, id, fields) {
		const credit = creditOfPath(world, id);
		const lines = fields.list('vendorCreditLineItems')?.map((line) => {
			const lineId = line.reference('id');
			const before = credit.vendorCreditLineItems.find((candidate) => candidate.id === lineId);
			return { ...lineDraft(line, before), ...given({ id: lineId }) };
		});
		changeCredit(world, credit, { ...plainFields(fields), ...given({ vendorCreditLineItems: lines }) });
	},
	setActive({ world }, id, isActive) {
		if (isActive) throw refusal('routeUnknown', 'Crud/Undelete/VendorCredit');
		archiveCredit(world, creditOfPath(world, id));
	},
};
