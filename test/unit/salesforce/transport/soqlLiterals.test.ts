import { quoted, quotedContaining } from '../../../../nodes/SalesforceApproval/transport/soqlLiterals';

it('keeps a quote inside the text it belongs to', () => {
	expect(quoted("O'Brien' OR Name != '")).toBe("'O\\'Brien\\' OR Name != \\''");
});

it('keeps a backslash from taking the closing quote with it', () => {
	expect(quoted('ends with \\')).toBe("'ends with \\\\'");
});

it('writes line breaks as escapes', () => {
	expect(quoted('first\nsecond\tthird')).toBe("'first\\nsecond\\tthird'");
});

it('looks for percent signs and underscores as they are', () => {
	expect(quotedContaining('50%_off')).toBe("'%50\\%\\_off%'");
});
