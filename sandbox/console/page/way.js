import { byId, element } from './element.js';
import { exactMoment, money, workWords } from './format.js';
import { sendAgainAddress } from './links.js';
import { link, readable } from './messages.js';

/** Reading may take at most a tenth of the time, so that watching does not slow what is watched. */
const PAUSE_PER_READING = 9;

let shownId;
let isReading = false;
let readAgainAt = 0;

/** Opens the way of an invoice when somebody asks for it, and closes it again. */
export function setUpWay(rowOf) {
	byId('rows').addEventListener('click', ({ target }) => {
		const { way } = target.dataset;
		if (way) open(rowOf(way));
	});
	byId('way-close').addEventListener('click', () => byId('way').close());
	// Beside the panel is the backdrop, which belongs to the dialog itself.
	byId('way').addEventListener('click', ({ target }) => target === byId('way') && byId('way').close());
	byId('way').addEventListener('close', () => {
		// The row may have been drawn anew meanwhile, so the browser cannot give the focus back.
		document.querySelector(`[data-way="${CSS.escape(shownId)}"]`)?.focus();
		shownId = undefined;
	});
}

/** Reads the way again while it is shown; called whenever the page heard something new. */
export async function refreshWay() {
	if (shownId === undefined || isReading || performance.now() < readAgainAt) return;
	isReading = true;
	const id = shownId;
	const startedAt = performance.now();
	try {
		const response = await fetch(`api/ways/${id}`);
		const answer = await response.json();
		if (id === shownId) draw(response.ok ? answer : { problem: answer.message, steps: [], calls: [] });
	} catch {
		// The console is away; the live mark already says so, and the next turn tries again.
	}
	isReading = false;
	const endedAt = performance.now();
	const isAnother = shownId !== undefined && id !== shownId;
	readAgainAt = isAnother ? 0 : endedAt + (endedAt - startedAt) * PAUSE_PER_READING;
	if (isAnother) void refreshWay();
}

function open({ id, vendor, salesforce }) {
	shownId = id;
	byId('way-title').textContent = vendor;
	byId('way-facts').textContent =
		`${salesforce.number} · ${salesforce.name} · ${money(salesforce.amountCents)}`;
	byId('way-work').textContent = 'Reading …';
	byId('way-steps').replaceChildren();
	byId('way-calls').replaceChildren();
	byId('way-requests').hidden = true;
	byId('way').showModal();
	readAgainAt = 0;
	void refreshWay();
}

function draw({ problem, work, steps, calls }) {
	drawWork(problem ? [problem] : workParts(work, shownId));
	update(byId('way-steps'), steps, stepLine);
	update(byId('way-calls'), calls, callLine);
	byId('way-requests').hidden = calls.length === 0;
	byId('way-count').textContent = calls.length;
}

/** Left alone where it says the same, so that a screen reader says it once. */
function drawWork(parts) {
	const text = parts.map((part) => part.textContent ?? part).join('');
	if (byId('way-work').textContent !== text) byId('way-work').replaceChildren(...parts);
}

/** What n8n's row says: where it stands, when it goes on, and why. */
function workParts(work, id) {
	if (!work) return [];
	const { state, attempts, message } = work;
	const address = state === 'needs attention' ? sendAgainAddress(id) : undefined;
	const tries = attempts > 0 ? `, ${attempts} failed ${attempts === 1 ? 'try' : 'tries'}` : '';
	return [
		element('strong', { text: workWords(work) || 'Nothing is left to do for n8n' }),
		element('span', { className: 'small', text: `Row in the table Approvals: ${state}${tries}` }),
		message && element('span', { className: 'small', text: readable(message) }),
		address && link('Send again', address),
	].filter(Boolean);
}

/** Makes a list show things; a line that stays keeps its element, and with it the focus. */
function update(list, things, lineOf) {
	const known = new Map([...list.children].map((line) => [line.dataset.shows, line]));
	for (const [index, thing] of things.entries()) {
		const shows = JSON.stringify(thing);
		const line = known.get(shows) ?? lineOf(thing);
		line.dataset.shows = shows;
		known.delete(shows);
		if (list.children[index] !== line) list.insertBefore(line, list.children[index] ?? null);
	}
	for (const line of known.values()) line.remove();
}

function stepLine({ at, system, title, note, tone, run, call }) {
	return element('li', {
		'data-tone': tone ?? '',
		children: [
			element('time', { dateTime: at, text: exactMoment(at) }),
			element('div', {
				children: [
					element('strong', { text: title }),
					element('span', { className: 'system', text: system }),
					note && element('p', { className: 'small', text: readable(note) }),
					run && runLink(run),
					call && element('p', { className: 'call', text: callText(call) }),
				],
			}),
		],
	});
}

function runLink({ id, url }) {
	const link = element('a', { href: url, target: '_blank', rel: 'noopener', text: `Run ${id} in n8n` });
	return element('p', { className: 'small', children: [link] });
}

function callLine(call) {
	const { at, system, status } = call;
	return element('li', {
		className: status >= 400 || status === 0 ? 'bad' : '',
		children: [
			element('time', { dateTime: at, text: exactMoment(at) }),
			element('span', { text: system }),
			element('span', { className: 'path', text: callText(call) }),
		],
	});
}

function callText({ method, path, status, refusal, durationMs }) {
	const outcome = [status || 'cut', refusal].filter(Boolean).join(' ');
	return `${method} ${path} → ${outcome}, ${Math.round(durationMs)} ms`;
}
