import { byId, element } from './element.js';
import { approvalTone, date, money, paymentTone, syncTone, words, workWords } from './format.js';

const drawn = new Map();

/** Draws the rows of a page. Rows that did not change keep their elements, and with them the focus. */
export function drawRows(rows, changed) {
	const wanted = rows.map((row) => {
		const known = drawn.get(row.id);
		if (known?.row === row) return known;
		return { row, line: lineOf(row, changed.has(row.id)) };
	});
	drawn.clear();
	for (const entry of wanted) drawn.set(entry.row.id, entry);
	const focused = document.activeElement?.dataset?.focusKey;
	byId('rows').replaceChildren(...wanted.map(({ line }) => line));
	if (focused) document.querySelector(`[data-focus-key="${CSS.escape(focused)}"]`)?.focus();
}

function lineOf(row, isChanged) {
	const { salesforce, bill, payment } = row;
	const line = element('tr', {
		role: 'row',
		children: [
			cell({ children: invoiceCell(row) }),
			cell({ className: 'number', text: salesforce ? money(salesforce.amountCents) : '' }),
			cell({ children: salesforce ? approvalCell(row) : [] }),
			cell({ children: salesforce ? syncCell(row) : [] }),
			cell({ className: 'bill-side', children: bill ? billCell(bill) : [none('No bill')] }),
			cell({ className: 'number', text: bill ? money(bill.amountCents) : '' }),
			cell({ children: payment ? paymentCell(payment) : [bill && none('No payment')] }),
		],
	});
	if (isChanged) line.className = 'changed';
	return line;
}

/** The roles stay when a narrow window shows the rows as cards. */
const cell = (properties) => element('td', { role: 'cell', ...properties });

function invoiceCell({ id, vendor, salesforce, doubts }) {
	const due =
		salesforce?.dueDate &&
		element('span', { className: 'unbroken', text: `due ${date(salesforce.dueDate)}` });
	const facts = salesforce && [`${salesforce.number} · ${salesforce.name} · `, due];
	return [
		salesforce ? wayButton(id, vendor, salesforce) : element('div', { className: 'who', text: vendor }),
		facts && element('div', { className: 'small', children: facts }),
		...doubts.map((doubt) => element('div', { className: 'doubt', text: doubt })),
	];
}

function wayButton(id, vendor, { number }) {
	return element('button', {
		type: 'button',
		className: 'who',
		text: vendor,
		'aria-label': `${vendor}, invoice ${number}: what happened`,
		'aria-haspopup': 'dialog',
		'data-way': id,
		'data-focus-key': `way-${id}`,
	});
}

function approvalCell({ id, vendor, salesforce }) {
	if (!salesforce.canDecide) return [badge(salesforce.approval, approvalTone(salesforce.approval))];
	const button = (decision, className) =>
		element('button', {
			type: 'button',
			className,
			text: decision,
			'aria-label': `${decision} invoice ${salesforce.number} of ${vendor}, ${money(salesforce.amountCents)}`,
			'data-decision': decision,
			'data-id': id,
			'data-focus-key': `${decision}-${id}`,
		});
	return [
		element('div', { className: 'decide', children: [button('Approve', 'approve'), button('Reject', '')] }),
	];
}

/** States in which the list says what n8n has left to do; in the others the status says enough. */
const OPEN_WORK = ['new', 'working', 'retry', 'waiting'];

function syncCell({ salesforce: { sync, message }, work }) {
	const isOpen = work && OPEN_WORK.includes(work.state);
	return [
		badge(sync, syncTone(sync)),
		isOpen && element('div', { className: 'small work', text: workWords(work) }),
		message && element('div', { className: 'small message', text: message }),
	];
}

/** The ids are for the integrator: they show on pointing, and the search finds them. */
function billCell({ number, id, paymentStatus }) {
	return [element('div', { text: number, title: `Bill ${id}` }), small(words(paymentStatus))];
}

function paymentCell({ singleStatus, processDate, id }) {
	const mark = badge(words(singleStatus), paymentTone(singleStatus));
	mark.title = `Payment ${id}`;
	return [mark, small(date(processDate))];
}

function badge(text, tone) {
	return element('span', { className: 'badge', text, 'data-tone': tone });
}

function small(text) {
	return element('div', { className: 'small', text });
}

function none(text) {
	return element('span', { className: 'small', text });
}
