import { to18 } from '../../../nodes/shared/salesforceId';

describe('to18', () => {
	it.each([
		['001D000000IqhSL', '001D000000IqhSLIAZ'],
		['000000000000000', '000000000000000AAA'],
		['a01abcdefghijkl', 'a01abcdefghijklAAA'],
		['A0BCDEFGHIJKLMN', 'A0BCDEFGHIJKLMN355'],
		['ABCDEFGHIJKLMNO', 'ABCDEFGHIJKLMNO555'],
	])('gives %s the suffix of its capitals', (short, long) => {
		expect(to18(short)).toBe(long);
	});

	it('keeps ids apart that differ only in capitals', () => {
		expect(to18('001D000000IqhSL')).not.toBe(to18('001D000000iqhSL'));
		expect(to18('001D000000iqhSL')).toBe('001D000000iqhSLIAY');
	});

	it.each(['001D000000IqhSLIAZ', '', 'INV-88', '001D000000Iqh-L', '001D000000IqhSL '])(
		'leaves "%s" as it is',
		(other) => {
			expect(to18(other)).toBe(other);
		},
	);
});
