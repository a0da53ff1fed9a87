/** Characters SOQL reads inside a text, and how they are written (SOQL reference: quoted string escape sequences). */
const ESCAPES: Record<string, string> = {
	'\\': '\\\\',
	"'": "\\'",
	'\n': '\\n',
	'\r': '\\r',
	'\t': '\\t',
	'\b': '\\b',
	'\f': '\\f',
};

/** A text as a SOQL literal; nothing in it can end the literal. */
export function quoted(text: string): string {
	return `'${escaped(text)}'`;
}

/** A SOQL literal for LIKE that matches texts containing `part`, whose own `%` and `_` count as themselves. */
export function quotedContaining(part: string): string {
	return `'%${likeEscaped(part)}%'`;
}

/** A SOQL literal for LIKE that matches texts starting with `part`. */
export function quotedStarting(part: string): string {
	return `'${likeEscaped(part)}%'`;
}

function likeEscaped(text: string): string {
	return escaped(text).replace(/[%_]/g, '\\$&');
}

function escaped(text: string): string {
	return text.replace(/[\\'\n\r\t\b\f]/g, (character) => ESCAPES[character] ?? character);
}
