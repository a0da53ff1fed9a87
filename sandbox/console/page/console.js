import { drawAlerts, setUpAlerts } from './alerts.js';
import { confirmed, decide } from './decisions.js';
import { setUpDrawer } from './drawers.js';
import { byId } from './element.js';
import { money } from './format.js';
import { refreshJournals } from './journals.js';
import { setUpLinks } from './links.js';
import * as list from './list.js';
import { drawRows, forgetRows } from './table.js';
import { refreshTroubles, setUpTroubles } from './troubles.js';
import { refreshWay, setUpWay } from './way.js';
import { drawTotals, makeStageCards, markStage } from './totals.js';

const SEARCH_PAUSE_MS = 120;
const NOTHING = new Set();
/** Invoices whose decision is on its way. */
const deciding = new Set();

function draw(changed = NOTHING) {
	const view = list.shown();
	drawRows(view.rows, changed);
	markStage(view.stage);
	const first = view.matching === 0 ? 0 : view.start + 1;
	const all = view.matching.toLocaleString('en-US');
	byId('shown').textContent = `${first}–${view.start + view.rows.length} of ${all} invoices`;
	byId('page').textContent = `Page ${view.page + 1} of ${view.pages}`;
	byId('previous').disabled = view.page === 0;
	byId('next').disabled = view.page + 1 >= view.pages;
	byId('empty').hidden = view.matching > 0;
	byId('empty').textContent =
		view.known === 0 ? 'No invoices are loaded yet.' : 'No invoice matches. Clear the search or the stage.';
	for (const heading of document.querySelectorAll('[data-sort]')) {
		const direction = view.isDescending ? 'descending' : 'ascending';
		heading.setAttribute('aria-sort', heading.dataset.sort === view.sort ? direction : 'none');
	}
	const open = openOnes(view.rows);
	const isGoing = open.length < 2 && document.activeElement === byId('approve-shown');
	if (isGoing) document.querySelector('.table-frame').focus();
	byId('approve-shown').hidden = open.length < 2;
	byId('approve-shown').textContent = `Approve the ${open.length} on this page`;
}

function openOnes(rows) {
	return rows.filter((row) => row.salesforce?.canDecide);
}

function mark(state, text) {
	byId('live').dataset.state = state;
	byId('live').textContent = text;
}

function say(problem) {
	byId('problem').hidden = !problem;
	byId('problem').textContent = problem;
}

function listen() {
	const source = new EventSource('api/live');
	source.addEventListener('update', ({ data }) => {
		const update = JSON.parse(data);
		const changed = list.take(update);
		mark('live', 'Live');
		say('');
		drawTotals(update.totals);
		void refreshWay();
		if (update.isWhole || update.rows.length > 0 || update.gone.length > 0) draw(changed);
	});
	source.addEventListener('alerts', ({ data }) => drawAlerts(JSON.parse(data)));
	source.addEventListener('problem', ({ data }) => {
		mark('lost', 'Waiting for the simulators');
		say(JSON.parse(data).message);
	});
	source.addEventListener('error', () => mark('lost', 'Connection lost, trying again'));
}

function setUpTools() {
	let timer;
	byId('search').addEventListener('input', ({ target }) => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			list.search(target.value);
			draw();
		}, SEARCH_PAUSE_MS);
	});
	const act = (id, action) => byId(id).addEventListener('click', () => (action(), draw()));
	act('previous', () => list.turn(-1));
	act('next', () => list.turn(1));
	for (const heading of document.querySelectorAll('[data-sort]')) {
		heading.querySelector('button').addEventListener('click', () => {
			list.sortBy(heading.dataset.sort);
			draw();
		});
	}
	byId('theme').addEventListener('click', () => {
		const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
		const now = document.documentElement.dataset.theme ?? (isDark ? 'dark' : 'light');
		useTheme(now === 'dark' ? 'light' : 'dark');
	});
}

function useTheme(theme) {
	document.documentElement.dataset.theme = theme;
	localStorage.setItem('theme', theme);
}

function setUpDecisions() {
	byId('rows').addEventListener('click', async ({ target }) => {
		const { decision, id } = target.dataset;
		if (!decision) return;
		if (deciding.has(id)) return;
		// Not disabled meanwhile: that would take the focus away.
		deciding.add(id);
		await decide(decision, [id]);
		deciding.delete(id);
	});
	byId('approve-shown').addEventListener('click', async () => {
		const open = openOnes(list.shown().rows);
		const cents = open.reduce((sum, row) => sum + row.salesforce.amountCents, 0);
		const question = `Approve ${open.length} invoices, ${money(cents)} in all? Each will be paid through BILL.`;
		const ids = open.map((row) => row.id);
		if (await confirmed(question, 'Approve')) await decide('Approve', ids);
	});
}

const chosenTheme = localStorage.getItem('theme');
if (chosenTheme) useTheme(chosenTheme);
makeStageCards((stage) => {
	list.toggleStage(stage);
	draw();
});
setUpTools();
setUpDecisions();
setUpDrawer('requests', refreshJournals);
setUpDrawer('trouble', refreshTroubles);
setUpTroubles();
setUpAlerts();
setUpWay(list.rowOf);
void setUpLinks().then(() => (forgetRows(), draw()));
listen();
