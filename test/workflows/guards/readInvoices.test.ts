import { evaluated } from './evaluated';

const REFUSED = {
	error: 'Salesforce did not run the query: No such column. (INVALID_FIELD)',
	details: { reason: 'refusedBySalesforce', curedBy: 'person' },
};

/** What Read approved invoices returns for an item. */
const returned = (item: Record<string, unknown>) =>
	evaluated('Read approved invoices', 'Return the invoices', {}, item);

describe('a search for open invoices that Salesforce refuses', () => {
	it('comes back as nothing but the error, so that n8n takes it for one', () => {
		expect(returned({ recordId: '', find: 'open', ...REFUSED })).toEqual(REFUSED);
	});

	it('is no invoice either when the second read fails, whose error n8n puts beside the first record', () => {
		expect(returned({ record: { Id: 'a00000000000001AAA' }, ...REFUSED })).toEqual(REFUSED);
	});
});

it('says of one record that could not be read which one it was', () => {
	expect(
		returned({ recordId: 'a00000000000001AAA', find: '', record: { ...REFUSED, curedBy: 'person' } }),
	).toMatchObject({ recordId: 'a00000000000001AAA', isFound: false, whyNotRead: 'refusedBySalesforce' });
});
