import type { Refusal } from '../../transport/refusal';
import type { BulkDraft } from './bulkWrite';

/** BILL's mark on items that were fine and fell with another one (field reports, 2026-11). */
const ROLLED_BACK = 'BDC_1246';

/**
 * The drafts a refused call names, with what BILL says about each; empty when it cannot be told. BILL documents no form
 * for this, so three are read: one entry for each item in order, an index such as `[3].vendorId`, and the business key in the
 * message (BILL common-api-error-codes and field reports, 2026-11).
 */
export function offendersIn<Draft extends BulkDraft>(
	drafts: Draft[],
	entries: Refusal[],
): Map<Draft, Refusal[]> {
	const reasons = entries.filter(({ code }) => code !== ROLLED_BACK);
	const isOnePerItem =
		drafts.length > 1 && entries.length === drafts.length && reasons.length < entries.length;
	const find = (entry: Refusal): Draft | undefined =>
		isOnePerItem ? drafts[entries.indexOf(entry)] : (byIndex(drafts, entry) ?? byName(drafts, entry));
	const named = new Map<Draft, Refusal[]>();
	for (const reason of reasons) {
		const draft = find(reason);
		// A reason without an owner may concern anybody: then nothing is known for sure.
		if (!draft) return new Map();
		named.set(draft, [...(named.get(draft) ?? []), reason]);
	}
	return named;
}

function byIndex<Draft>(drafts: Draft[], { message }: Refusal): Draft | undefined {
	const index = /\[(\d+)\]/.exec(message)?.[1];
	return index === undefined ? undefined : drafts[Number(index)];
}

/** The key's parts are ids and numbers; one that only a single draft has and the message holds names it. */
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
