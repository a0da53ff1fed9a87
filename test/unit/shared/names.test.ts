import { foldedText, normalName, tidyName } from '../../../nodes/shared/names';

it.each([
	['capitals', 'ACME Inc'],
	['blanks within', 'Acme   Inc'],
	['blanks around', '  Acme Inc\t'],
	['a no-break space', 'Acme\u00A0Inc'],
	['a narrow no-break space', 'Acme\u202FInc'],
	['a line break', 'Acme\r\nInc'],
	['punctuation at the end', 'Acme Inc.,'],
	['punctuation and blanks at the end', 'ACME  INC. .'],
	['wide letters', 'Ａｃｍｅ Ｉｎｃ'],
	['a soft hyphen and a zero-width space', 'Ac\u00ADme\u200B Inc'],
])('is one name with other %s', (_, name) => {
	expect(normalName(name)).toBe('acme inc');
});

it.each([
	['Café Noir', 'Cafe\u0301 Noir', 'café noir'],
	['Straße GmbH', 'STRASSE GMBH', 'strasse gmbh'],
	["O'Brien", 'O\u2019Brien', "o'brien"],
	['Smith-Jones', 'Smith\u2013Jones', 'smith-jones'],
	['ΟΔΟΣ', 'οδοσ', 'οδος'],
	['ﬁrst', 'First', 'first'],
])('takes %s and %s for one name', (one, other, normal) => {
	expect([normalName(one), normalName(other)]).toEqual([normal, normal]);
});

it.each([
	['Acme Inc', 'Acme'],
	['Acme Inc', 'Acme Incorporated'],
	['Acme, Inc', 'Acme Inc'],
	['Disney+', 'Disney'],
	['C#', 'C'],
	['Cafe Noir', 'Café Noir'],
	['A & B', 'A and B'],
	['3M', '3M 2'],
])('keeps %s and %s two names', (one, other) => {
	expect(normalName(one)).not.toBe(normalName(other));
});

it('keeps a name of nothing but punctuation, and leaves an empty one empty', () => {
	expect([normalName(' !? '), normalName(''), normalName(' \u00A0 ')]).toEqual(['!?', '', '']);
});

it('gives the same when it is applied again', () => {
	const names = ['ACME  INC.', 'Straße & Söhne, "West".', 'İstanbul A.Ş.', 'ǅ Ltd', '\u1E9B\u0323'];
	expect(names.map((name) => normalName(normalName(name)))).toEqual(names.map(normalName));
});

it('keeps capitals and composes letters in a name that is sent in a search', () => {
	expect(tidyName(' Cafe\u0301\u00A0 Noir Ltd. ')).toBe('Café Noir Ltd');
});

it('leaves punctuation at the end where a part of a name is looked for', () => {
	expect(foldedText('Söhne & Co,  \u201C')).toBe('söhne & co, "');
});
