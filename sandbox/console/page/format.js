/** Words and figures as the page shows them. */

const usd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const day = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC',
});
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Cents as dollars, a credit with a minus sign. */
export const money = (cents) => usd.format(cents / 100);

/** `2026-12-04` as "4 Dec 2026"; nothing for nothing. */
export const date = (iso) => (iso ? day.format(new Date(iso)) : '');

/** An ISO time as the hour of this machine. */
export const clockTime = (iso) => time.format(new Date(iso));

const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndHour = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	hour: '2-digit',
	minute: '2-digit',
});

const isToday = (at) => at.toDateString() === new Date().toDateString();

/** An ISO time as "10:05", and on another day as "4 Dec, 10:05". */
export function moment(iso) {
	const at = new Date(iso);
	return (isToday(at) ? hour : dayAndHour).format(at);
}

/** The same to the second as long as it is today. */
export const exactMoment = (iso) => (isToday(new Date(iso)) ? clockTime(iso) : moment(iso));

/** What n8n's row of an invoice means, for as long as it has something left to do. */
export function workWords({ state, nextTryAt }) {
	if (state === 'new') return 'Waits for n8n to take it';
	if (state === 'working') return 'n8n is working on it';
	if (state === 'retry') return nextTryAt ? `Next try at ${moment(nextTryAt)}` : 'Waits for the next try';
	if (state === 'waiting') return nextTryAt ? `Goes on at ${moment(nextTryAt)}` : 'Waits for a person';
	if (state === 'needs attention') return 'Waits for a person';
	if (state === 'paid out') return 'Waits for BILL to report the payment';
	return '';
}

/** `DISBURSEMENT_ON_HOLD` as "Disbursement on hold". */
export const words = (code) => (code ? code[0] + code.slice(1).toLowerCase().replaceAll('_', ' ') : '');

/** The stages an invoice goes through, with the words for each. */
export const STAGES = [
	{ key: 'waiting', title: 'Waiting for approval' },
	{ key: 'underway', title: 'On the way' },
	{ key: 'paid', title: 'Paid' },
	{ key: 'attention', title: 'Needs attention' },
	{ key: 'closed', title: 'Rejected or undone' },
];

const APPROVAL_TONES = {
	Pending: 'waiting',
	Approved: 'paid',
	Rejected: 'closed',
	Recalled: 'closed',
	Draft: 'closed',
};
const SYNC_TONES = {
	'Bill Created': 'underway',
	'Payment Scheduled': 'underway',
	Paid: 'paid',
	'Payment Failed': 'attention',
	'Needs Attention': 'attention',
};
const PAYMENT_TONES = {
	CLEARED: 'paid',
	VOIDED: 'closed',
	CANCELED: 'closed',
	FUNDING_FAILED_VOIDED: 'closed',
};

export const approvalTone = (status) => APPROVAL_TONES[status] ?? 'closed';
export const syncTone = (status) => SYNC_TONES[status] ?? 'closed';
export const paymentTone = (status) =>
	PAYMENT_TONES[status] ?? (/FAILED|HOLD/.test(status) ? 'attention' : 'underway');
