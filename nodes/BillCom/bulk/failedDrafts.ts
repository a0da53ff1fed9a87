import type { Refusal } from '../transport/refusal';
import type { BulkDraft } from '../operation/bulkWrite';

/** BILL's mark on items that were fine and fell with another one (field reports, 2026-11). */
const ROLLED_BACK = 'BDC_1246';

/** Who a refused call names, and what BILL says about each. */
export interface FailedDrafts<Draft> {
	named: Map<Draft, Refusal[]>;
	/** BILL marked the others as fine. Otherwise the named ones are guessed and have to be heard alone. */
	isCertain: boolean;
}

/**
 * The drafts a refused call names; none when it cannot be told. BILL documents no form for this, so three are read: one
 * entry for each item in order, the item's place in front as in `[3].vendorId`, and a message with the draft's own name
 * (BILL common-api-error-codes and field reports, 2026-11).
 */
export function failedDraftsIn<Draft extends BulkDraft>(
	drafts: Draft[],
	entries: Refusal[],
): FailedDrafts<Draft> {
	const reasons = entries.filter(({ code }) => code !== ROLLED_BACK);
	const isOnePerItem = entries.length === drafts.length;
	const inOrder = (entry: Refusal) => (isOnePerItem ? drafts[entries.indexOf(entry)] : undefined);
	const byWords = (entry: Refusal) => byPlace(drafts, entry) ?? byName(drafts, entry);
	// Entries that speak of other items than those in their place are not in the order of the items.
	const isInOrder = reasons.every((entry) => (byWords(entry) ?? inOrder(entry)) === inOrder(entry));
	const isCertain = isOnePerItem && isInOrder && reasons.length < entries.length;
	const ownerOf = (entry: Refusal) => byWords(entry) ?? inOrder(entry);
	const named = new Map<Draft, Refusal[]>();
	for (const reason of reasons) {
		const draft = ownerOf(reason);
		// A reason without an owner may concern anybody: then nothing is known.
		if (!draft) return { named: new Map(), isCertain: false };
		named.set(draft, [...(named.get(draft) ?? []), reason]);
	}
	return { named, isCertain };
}

/** Only in front: further back an index counts the lines of an item. */
function byPlace<Draft>(drafts: Draft[], { message }: Refusal): Draft | undefined {
	const place = /^\W*\[(\d+)\]/.exec(message)?.[1];
	return place === undefined ? undefined : drafts[Number(place)];
}

/** The subject is a word and the record's own number; a number that only one draft has and the message holds names it. */
function byName<Draft extends BulkDraft>(drafts: Draft[], { message }: Refusal): Draft | undefined {
	const named = drafts.filter(({ subject }) => {
		const name = subject.slice(subject.indexOf(' ') + 1);
		return name !== '' && wholeWord(name).test(message);
	});
	return named.length === 1 ? named[0] : undefined;
}

function wholeWord(text: string): RegExp {
	return new RegExp(`(?<![\\w-])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`);
}
