import { byId } from './element.js';

const MOST_AT_ONCE = 200;
const NOTICE_MS = 5000;

let noticeTimer;

/** Sends a decision for some invoices and says what came of it. */
export async function decide(decision, ids) {
	const results = [];
	try {
		for (let start = 0; start < ids.length; start += MOST_AT_ONCE) {
			const response = await fetch('api/decisions', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ decision, ids: ids.slice(start, start + MOST_AT_ONCE) }),
			});
			const answer = await response.json();
			if (!response.ok) throw new Error(answer.message);
			results.push(...answer.results);
		}
	} catch (error) {
		return say(error.message);
	}
	const failed = results.filter(({ error }) => error);
	const verb = decision === 'Approve' ? 'approved' : 'rejected';
	const done = results.length - failed.length;
	const parts = [
		done > 0 && `${done} ${verb}`,
		failed.length > 0 && `${failed.length} not ${verb}: ${failed[0].error}`,
	];
	say(parts.filter(Boolean).join(', '));
}

/** Asks before something that cannot be taken back. */
export async function confirmed(question, yes) {
	const dialog = byId('confirm');
	byId('confirm-question').textContent = question;
	byId('confirm-yes').textContent = yes;
	dialog.returnValue = 'no';
	dialog.showModal();
	await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
	return dialog.returnValue === 'yes';
}

function say(text) {
	const notice = byId('notice');
	notice.textContent = text;
	clearTimeout(noticeTimer);
	noticeTimer = setTimeout(() => (notice.textContent = ''), NOTICE_MS);
}
