const SAME_LINE_MS = 1_000;
const NEW_LINE_MS = 5_000;

/** Writes a line for a person. */
export function say(text = ''): void {
	process.stdout.write(`${text}\n`);
}

/** Runs one step and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const startedAt = Date.now();
	say(`• ${title}`);
	const value = await work();
	say(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
	return value;
}

/** A line that moves on in place on a terminal, and now and then as a new line in a file. */
export function movingLine(): (text: string) => void {
	let writtenAt = 0;
	return (text) => {
		const { isTTY } = process.stdout;
		if (Date.now() - writtenAt < (isTTY ? SAME_LINE_MS : NEW_LINE_MS)) return;
		writtenAt = Date.now();
		process.stdout.write(isTTY ? `\r\u001b[K  ${text}` : `  ${text}\n`);
	};
}

/** Rows under headings, columns as wide as their longest cell. A column of numbers stands right. */
export function table(headings: string[], rows: string[][]): string {
	const columns = headings.map((heading, index) => {
		const cells = rows.map((row) => row[index]);
		const width = Math.max(heading.length, ...cells.map((cell) => cell.length));
		return { width, isNumeric: cells.every((cell) => /^(-?[\d.,]+)?$/.test(cell)) };
	});
	const line = (cells: string[]) => {
		const padded = columns.map(({ width, isNumeric }, index) =>
			isNumeric ? cells[index].padStart(width) : cells[index].padEnd(width),
		);
		return padded.join('  ').trimEnd();
	};
	return [line(headings), columns.map(({ width }) => '─'.repeat(width)).join('  '), ...rows.map(line)].join(
		'\n',
	);
}
