import { byId, element } from './element.js';
import { clockTime } from './format.js';

/** The last requests to both systems. */
export async function refreshJournals() {
	const response = await fetch('api/journals');
	if (response.ok) draw(await response.json());
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
