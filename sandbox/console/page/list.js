/** The invoices the page knows, and which of them it shows. */

const PAGE_SIZE = 50;

const SORT_KEYS = {
	name: (row) => row.salesforce?.name ?? `~${row.bill.number}`,
	amount: (row) => row.salesforce?.amountCents ?? row.bill.amountCents,
	sync: (row) => row.salesforce?.sync ?? '',
};

const rows = new Map();
const view = { stage: '', search: '', page: 0, sort: 'name', isDescending: false };

/** Takes what the server says; returns the ids of rows that changed. */
export function take({ isWhole, rows: changed, gone }) {
	if (isWhole) rows.clear();
	for (const row of changed) rows.set(row.id, { ...row, haystack: haystackOf(row) });
	for (const id of gone) rows.delete(id);
	return isWhole ? new Set() : new Set(changed.map(({ id }) => id));
}

/** A row by its id. */
export const rowOf = (id) => rows.get(id);

/** What is to be shown now. */
export function shown() {
	const needle = view.search.trim().toLowerCase();
	const matching = [...rows.values()].filter(
		(row) => (!view.stage || row.stage === view.stage) && (!needle || row.haystack.includes(needle)),
	);
	const keyOf = SORT_KEYS[view.sort];
	const direction = view.isDescending ? -1 : 1;
	matching.sort((a, b) => (keyOf(a) < keyOf(b) ? -direction : keyOf(a) > keyOf(b) ? direction : 0));
	const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
	view.page = Math.min(view.page, pages - 1);
	const start = view.page * PAGE_SIZE;
	const onPage = matching.slice(start, start + PAGE_SIZE);
	return { rows: onPage, start, matching: matching.length, known: rows.size, pages, ...view };
}

/** Shows one stage only, or all again when it is the one shown. */
export function toggleStage(stage) {
	Object.assign(view, { stage: view.stage === stage ? '' : stage, page: 0 });
}

export function search(text) {
	Object.assign(view, { search: text, page: 0 });
}

export function turn(by) {
	view.page = Math.max(0, view.page + by);
}

/** Sorts by a column; the second time the other way round. */
export function sortBy(key) {
	Object.assign(view, { isDescending: view.sort === key && !view.isDescending, sort: key, page: 0 });
}

function haystackOf({ vendor, salesforce, bill, payment }) {
	return [vendor, salesforce?.name, salesforce?.number, bill?.number, bill?.id, payment?.id]
		.join('\n')
		.toLowerCase();
}
