import { byId, element } from './element.js';
import { money, STAGES } from './format.js';

const cards = new Map();

/** What an empty card says instead of a sum. */
const NOTHING = {
	waiting: 'Nobody has to decide',
	underway: 'Nothing is on its way',
	paid: 'Nothing is paid yet',
	attention: 'Nobody is asked',
	closed: 'Nothing was stopped',
};

/** Makes the five cards; each shows its stage alone when pressed. */
export function makeStageCards(onPress) {
	for (const { key, title } of STAGES) {
		const count = element('strong', { text: '–' });
		const sum = element('span', { className: 'money' });
		const card = element('button', {
			type: 'button',
			className: 'stage',
			'data-tone': key,
			'aria-pressed': 'false',
			children: [element('span', { text: title }), count, sum],
		});
		card.addEventListener('click', () => onPress(key));
		cards.set(key, { card, count, sum });
	}
	byId('stages').append(...[...cards.values()].map(({ card }) => card));
}

export function markStage(stage) {
	for (const [key, { card }] of cards) card.setAttribute('aria-pressed', String(key === stage));
}

/** Figures of both systems; what must be equal says so. */
export function drawTotals(totals) {
	for (const [key, { count, sum }] of cards) {
		const total = totals.stages[key];
		count.textContent = total.count.toLocaleString('en-US');
		sum.textContent = total.count === 0 ? NOTHING[key] : money(total.cents);
	}
	const difference = totals.paidInSalesforce.cents - totals.paidInBill.cents;
	byId('sums').replaceChildren(
		figure('Paid in Salesforce', money(totals.paidInSalesforce.cents)),
		figure('Paid in BILL', money(totals.paidInBill.cents)),
		figure('Difference', money(difference), difference === 0 ? 'good' : ''),
		figure('Vendors', totals.vendors),
		figure('Bills', totals.bills),
		figure('Payments', totals.payments),
		figure('Duplicates', totals.duplicates, totals.duplicates === 0 ? 'good' : 'bad'),
	);
}

function figure(name, value, className = '') {
	const text = typeof value === 'number' ? value.toLocaleString('en-US') : value;
	return element('div', { className, children: [element('dt', { text: name }), element('dd', { text })] });
}
