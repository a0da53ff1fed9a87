/** An entry of the audit trail in an export: texts, as a spreadsheet shows them. */
export type Entry = Record<string, string>;

/** The rows of a CSV, each by the names in its first line. Written for this reader alone: an auditor has one of his own, too. */
export function readCsv(text: string): Entry[] {
	const [head = [], ...rows] = cellsOf(text.replace(/^\uFEFF/, ''));
	return rows
		.filter((row) => row.length === head.length)
		.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}

function cellsOf(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at];
		if (isQuoted) {
			if (character !== '"') cell += character;
			else if (text[at + 1] === '"') {
				cell += '"';
				at += 1;
			} else isQuoted = false;
			continue;
		}
		if (character === '"') isQuoted = true;
		else if (character === ',') {
			row.push(cell);
			cell = '';
		} else if (character === '\n') {
			rows.push([...row, cell.replace(/\r$/, '')]);
			row = [];
			cell = '';
		} else cell += character;
	}
	if (cell !== '' || row.length > 0) rows.push([...row, cell]);
	return rows;
}
