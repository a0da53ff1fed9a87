import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page that people read is the list that tests read: two copies would differ one day. */
const PAGE = join(__dirname, '../../docs/needs-attention.md');
const EXEMPT = 'Reasons that need nobody';
const MESSAGES = 'Messages about no single invoice';

interface NeedsAttention {
	/** What the column `reason` of an invoice that needs a person may hold. */
	reasons: string[];
	/** What the nodes know besides, and no invoice stops with. */
	exempt: string[];
	/** Which nodes write to Dead Letters: the name of the workflow, a slash, that of the node. */
	letters: string[];
}

/** Everything that may end with a person, as docs/needs-attention.md lists it. */
export function needsAttention(): NeedsAttention {
	const sections = readFileSync(PAGE, 'utf8').split(/^## /m).slice(1);
	const rows = sections.flatMap((section) => {
		const [title = ''] = section.split('\n', 1);
		return section
			.split('\n')
			.filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
			.slice(1) // the heads of the columns
			.map((line) => ({ title, cells: line.split('|').map((cell) => cell.trim()) }));
	});
	const reasonsOf = (isMeant: (title: string) => boolean) =>
		rows.filter(({ title }) => isMeant(title)).map(({ cells }) => (cells[1] ?? '').replaceAll('`', ''));
	return {
		reasons: reasonsOf((title) => title !== EXEMPT && title !== MESSAGES),
		exempt: reasonsOf((title) => title === EXEMPT),
		letters: rows.filter(({ title }) => title === MESSAGES).map(({ cells }) => `${cells[1]}/${cells[2]}`),
	};
}
