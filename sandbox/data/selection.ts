import type { Invoice } from './invoice';

/** BILL takes no longer invoice number (bill-api: 21 characters). */
const LONGEST_BILL_NUMBER = 21;

/**
 * What makes an invoice hard to handle, and the share of a selection that is chosen for it. At least one of each is
 * chosen, in this order, while there is room.
 */
const TRAITS: Array<{ share: number; has: (invoice: Invoice) => boolean }> = [
	{ share: 0.1, has: ({ lines }) => lines.length > 1 },
	{ share: 0, has: ({ vendor }) => vendor.name.includes('"') },
	{ share: 0, has: ({ vendor }) => vendor.name.includes(',') },
	{ share: 0.02, has: ({ vendor }) => vendor.name.includes('  ') },
	{ share: 0.05, has: ({ invoiceNumber }) => invoiceNumber.length > LONGEST_BILL_NUMBER },
	{ share: 0, has: ({ vendor }) => vendor.name.includes("'") },
	{ share: 0.02, has: ({ vendor }) => vendor.name.includes('&') },
	{ share: 0, has: ({ vendor }) => vendor.name.endsWith('.') },
	{ share: 0, has: ({ lines }) => lines.length > 10 },
];

/** Chooses `count` invoices: first the awkward ones, then from the top. The result keeps the order of the list. */
export function chooseVaried(invoices: Invoice[], count: number): Invoice[] {
	const chosen = new Set<Invoice>();
	const take = (candidates: Invoice[], limit: number) => {
		const wanted = Math.min(limit, count - chosen.size);
		for (const invoice of candidates.filter((candidate) => !chosen.has(candidate)).slice(0, wanted))
			chosen.add(invoice);
	};
	for (const { share, has } of TRAITS) take(invoices.filter(has), Math.max(1, Math.round(count * share)));
	take(invoices, count);
	return invoices.filter((invoice) => chosen.has(invoice));
}
