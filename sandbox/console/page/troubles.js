import { byId, element } from './element.js';

const lines = new Map();

/** What can go wrong at a press of a button, and how much of it is left. */
export async function refreshTroubles() {
	const response = await fetch('api/troubles');
	if (response.ok) draw(await response.json());
}

/** Lets a person begin and end trouble. */
export function setUpTroubles() {
	byId('trouble-list').addEventListener('click', async ({ target }) => {
		const { trouble, wanted } = target.dataset;
		if (!trouble) return;
		const response = await fetch('api/troubles', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ key: trouble, isWanted: wanted === 'yes' }),
		}).catch(() => undefined);
		if (response?.ok) draw(await response.json());
	});
}

/** Each line is made once, so that its button keeps the focus. */
function draw(troubles) {
	for (const trouble of troubles) {
		const line = lines.get(trouble.key) ?? makeLine(trouble);
		lines.set(trouble.key, line);
		const isOn = trouble.left > 0;
		line.made.dataset.on = String(isOn);
		line.state.textContent = isOn ? leftOf(trouble) : '';
		line.button.textContent = isOn ? 'End it' : 'Let it happen';
		line.button.dataset.wanted = isOn ? 'no' : 'yes';
		line.button.setAttribute('aria-label', `${line.button.textContent}: ${trouble.title}`);
	}
}

function makeLine({ key, system, title, words }) {
	const state = element('p', { className: 'trouble-state', role: 'status' });
	const button = element('button', { type: 'button', 'data-trouble': key });
	const made = element('li', {
		children: [
			element('div', {
				children: [
					element('strong', { text: title }),
					element('span', { className: 'system', text: system }),
					element('p', { className: 'small', text: words }),
					state,
				],
			}),
			button,
		],
	});
	byId('trouble-list').append(made);
	return { made, state, button };
}

function leftOf({ left, secondsLeft }) {
	if (secondsLeft !== undefined) return `On, for ${secondsLeft} s more`;
	return left === 1 ? 'On, for the next one' : `On, for ${left} more`;
}
