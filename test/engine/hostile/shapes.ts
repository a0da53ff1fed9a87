/** What a call asks, apart from the values in it: if a value could be more than a value, this would change. */
interface Call {
	method: string;
	path: string;
	query: unknown;
	headers: unknown;
}

const ID = /^[0-9a-zA-Z_-]{10,}$/;
/** A quoted text of SOQL or of a filter; a backslash takes the next character along. */
const QUOTED = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g;

/** @param value the text that was put in, which counts as a value wherever it stands whole */
export function shapeOf({ method, path, query, headers }: Call, value: string): string {
	const spellings = new Set([value, value.trim(), encoded(value), encoded(value.trim())]);
	spellings.delete(''); // what is nothing but space; it would stand before the first slash
	const steps = path.split('/').map((step) => (spellings.has(step) || ID.test(step) ? '•' : step));
	const names = Object.entries((query ?? {}) as Record<string, unknown>).map(([name, given]) =>
		name === 'q' ? `q=${statementOf(String(given))}` : name,
	);
	const injected = Object.keys((headers ?? {}) as object).filter((name) => /injected/i.test(name));
	return [method, steps.join('/'), ...names.sort(), ...injected].join(' ');
}

/** A SOQL statement without its texts, numbers and times. */
function statementOf(soql: string): string {
	return soql
		.replace(QUOTED, '•')
		.replace(/\(\s*•(?:\s*,\s*•)*\s*\)/g, '(•)')
		.replace(/\b\d[\d.:TZ+-]*\b/g, '•');
}

function encoded(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		return text; // a lone surrogate
	}
}
