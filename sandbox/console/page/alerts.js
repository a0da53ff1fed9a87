import { byId, element } from './element.js';
import { clockTime } from './format.js';
import { paragraphs } from './messages.js';

const drawn = new Map();

/** Lets a person dismiss alerts; all viewers see them go. */
export function setUpAlerts() {
	byId('alert-list').addEventListener('click', async ({ target }) => {
		const { alert } = target.dataset;
		if (!alert) return;
		target.disabled = true;
		const line = target.closest('li');
		const next = line.nextElementSibling ?? line.previousElementSibling;
		next?.querySelector('button').focus();
		const response = await fetch(`api/alerts/${alert}`, { method: 'DELETE' }).catch(() => undefined);
		if (!response?.ok) target.disabled = false;
	});
}

/** Shows the alerts, newest first. Those already shown keep their elements, and with them the focus. */
export function drawAlerts(alerts) {
	const known = new Set(alerts.map(({ id }) => id));
	for (const [id, line] of drawn) {
		if (known.has(id)) continue;
		line.remove();
		drawn.delete(id);
	}
	for (const alert of [...alerts].reverse()) {
		if (drawn.has(alert.id)) continue;
		const line = lineOf(alert);
		drawn.set(alert.id, line);
		byId('alert-list').prepend(line);
	}
	byId('alerts').hidden = alerts.length === 0;
	byId('alerts-count').textContent = alerts.length;
}

function lineOf({ id, at, text }) {
	const time = clockTime(at);
	return element('li', {
		children: [
			element('time', { dateTime: at, text: time }),
			element('div', { children: paragraphs(text) }),
			element('button', {
				type: 'button',
				text: 'Dismiss',
				'aria-label': `Dismiss the alert of ${time}`,
				'data-alert': id,
			}),
		],
	});
}
