import { byId, element } from './element.js';
import { sendAgainAddress } from './links.js';
import { link, readable } from './messages.js';
import { approvalTone, date, money, paymentTone, syncTone, words, workWords } from './format.js';

const drawn = new Map();

/** Draws the rows of a page. Rows that did not change keep their elements, and with them the focus. */
export function drawRows(rows, changed) {
	const wanted = rows.map((row) => {
		const known = drawn.get(row.id);
		if (known?.row === row) return known;
		const isChanged = changed.has(row.id);
		return { row, lines: [lineOf(row, isChanged), messageLine(row, isChanged)].filter(Boolean) };
	});
	drawn.clear();
	for (const entry of wanted) drawn.set(entry.row.id, entry);
	const focused = document.activeElement?.dataset?.focusKey;
	byId('rows').replaceChildren(...wanted.flatMap(({ lines }) => lines));
	if (focused) keepFocus(focused);
}

/** Draws all rows anew with the next turn: what they link to has become known. */
export function forgetRows() {
	drawn.clear();
}

/** What had the focus gets it back; where a decision has taken its buttons away, the invoice itself does. */
function keepFocus(key) {
	const [, id] = key.split(' ');
	for (const candidate of [key, `way ${id}`]) {
		const found = document.querySelector(`[data-focus-key="${CSS.escape(candidate)}"]`);
		if (found) return found.focus();
	}
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
		'data-focus-key': `way ${id}`,
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
			'data-focus-key': `${decision} ${id}`,
		});
	return [
		element('div', { className: 'decide', children: [button('Approve', 'approve'), button('Reject', '')] }),
	];
}

/** States in which the list says what n8n has left to do; in the others the status says enough. */
const OPEN_WORK = ['new', 'working', 'retry', 'waiting'];

function syncCell({ salesforce: { sync }, work }) {
	const isOpen = work && OPEN_WORK.includes(work.state);
	return [
		badge(sync, syncTone(sync)),
		isOpen && element('div', { className: 'small work', text: workWords(work) }),
	];
}

/** Stages in which sending an invoice again may be what helps. */
const SENT_AGAIN = ['attention', 'closed'];

/** What Salesforce says of it, as wide as the table, with what a person can do about it. */
function messageLine({ id, stage, salesforce }, isChanged) {
	if (!salesforce?.message) return undefined;
	const address = SENT_AGAIN.includes(stage) ? sendAgainAddress(id) : undefined;
	const again = address && link('Send again', address);
	again?.setAttribute('aria-label', `Send again invoice ${salesforce.number}`);
	const text = element('p', { children: [readable(salesforce.message), again && ' ', again] });
	const children = [cell({ className: 'message', colSpan: 7, children: [text] })];
	return element('tr', {
		role: 'row',
		className: isChanged ? 'message-line changed' : 'message-line',
		children,
	});
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
