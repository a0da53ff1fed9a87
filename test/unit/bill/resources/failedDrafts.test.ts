import { failedDraftsIn } from '../../../../nodes/BillCom/bulk/failedDrafts';

const drafts = ['INV-1', 'INV-2', 'INV-3'].map((number, itemIndex) => ({
	body: {},
	key: number,
	subject: `Invoice ${number}`,
	itemIndex,
}));
const [first, second] = drafts;
const fine = { code: 'BDC_1246', message: 'Rolled back.' };

it('trusts the order of entries, where the others are marked as fine', () => {
	const { named, isCertain } = failedDraftsIn(drafts, [
		fine,
		{ code: 'BDC_1120', message: 'no vendor' },
		fine,
	]);

	expect([...named.keys()]).toEqual([second]);
	expect(isCertain).toBe(true);
});

it.each(['Invoice number INV-2 is taken', '[1]: the number is taken'])(
	'does not blame the item in the place of an entry that speaks of another one: %s',
	(message) => {
		const { named, isCertain } = failedDraftsIn(drafts, [{ code: 'BDC_1171', message }, fine, fine]);

		expect([...named.keys()]).toEqual([second]);
		expect([...named.keys()]).not.toContain(first);
		expect(isCertain).toBe(false);
	},
);
