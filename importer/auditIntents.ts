/** An entry of the audit trail as docs/audit.md describes it; all but its number are texts. */
export interface Entry extends Record<string, string | number> {
	number: number;
}

/** The outcome of an entry that was stored before its call left (docs/audit.md). */
const INTENT = 'about to be sent';
const LOOKS_SHOWN = 3;

/** A call that was noted before it left, and of which no answer was recorded. */
interface Unanswered {
	intent: Entry;
	/** The entries in which a later run looked for what became of it. */
	looks: number[];
}

/** What was sent, perhaps, without an answer being recorded: n8n was stopped in between. In words, a line each. */
export function unansweredLines(entries: Entry[]): string[] {
	const open = new Map<string, Unanswered>();
	for (const entry of entries) {
		const pair = [entry.run, entry.at, entry.call].join('\n');
		if (entry.outcome === INTENT) open.set(pair, { intent: entry, looks: [] });
		else if (!open.delete(pair)) noteLook(entry, [...open.values()]);
	}
	return [...open.values()].map(({ intent, looks }) => {
		const records = intent.records ? ` (${intent.records})` : '';
		const found =
			looks.length > 0
				? `It was looked for in ${looks.length === 1 ? 'entry' : 'entries'} ${looks.join(', ')}.`
				: 'Nothing was looked for after it.';
		return `Entry ${intent.number}${records}: ${intent.system} ${intent.call} was sent, perhaps, and the answer was not recorded. ${found}`;
	});
}

function noteLook(entry: Entry, open: Unanswered[]): void {
	if (!String(entry.call).startsWith('GET ')) return;
	for (const { intent, looks } of open)
		if (looks.length < LOOKS_SHOWN && isLookFor(entry, intent)) looks.push(entry.number);
}

/** A later run reads the same kind of thing of the same system, for one of the same records. */
function isLookFor(entry: Entry, intent: Entry): boolean {
	const kind = /\/v3\/([a-z-]+)/.exec(String(intent.call))?.[1] ?? '';
	const records = String(intent.records).split(' ').filter(Boolean);
	return (
		entry.system === intent.system &&
		entry.run !== intent.run &&
		String(entry.call).includes(kind) &&
		String(entry.records)
			.split(' ')
			.some((record) => records.includes(record))
	);
}
