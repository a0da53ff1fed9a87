import { byId, element } from './element.js';
import { clockTime } from './format.js';

const REFRESH_MS = 1500;

let timer;

/** Opens and closes the drawer with the last requests; it reads them only while open. */
export function setUpDrawer() {
	byId('drawer-toggle').addEventListener('click', () => show(byId('drawer').hidden));
	byId('drawer-close').addEventListener('click', () => {
		show(false);
		byId('drawer-toggle').focus();
	});
	document.addEventListener(
		'keydown',
		({ key }) => key === 'Escape' && !document.querySelector('dialog[open]') && show(false),
	);
}

function show(isOpen) {
	byId('drawer').hidden = !isOpen;
	byId('drawer-toggle').setAttribute('aria-expanded', String(isOpen));
	clearTimeout(timer);
	if (isOpen) void refresh();
}

async function refresh() {
	try {
		const response = await fetch('api/journals');
		if (response.ok) draw(await response.json());
	} catch {
		// The simulators or the console are away; the live mark already says so, and the next turn tries again.
	}
	if (!byId('drawer').hidden) timer = setTimeout(refresh, REFRESH_MS);
}

function draw(journals) {
	for (const [system, lines] of Object.entries(journals)) {
		const nothing = element('li', { text: 'Nothing yet' });
		const shown = lines.length === 0 ? [nothing] : lines.map(lineOf);
		document.querySelector(`[data-journal="${system}"]`).replaceChildren(...shown);
	}
}

function lineOf({ at, method, path, status, refusal, durationMs }) {
	const outcome = [status || 'cut', refusal, `${Math.round(durationMs)} ms`].filter(Boolean).join(' ');
	return element('li', {
		className: status >= 400 || status === 0 ? 'bad' : '',
		children: [
			element('time', { dateTime: at, text: clockTime(at) }),
			element('span', { text: method }),
			element('span', { className: 'path', text: path }),
			element('span', { text: outcome }),
		],
	});
}
