import { byId } from './element.js';

const REFRESH_MS = 1500;

const drawers = [];

/**
 * A drawer at the bottom of the window, with a button that opens it and one that closes it. One is open at a time.
 * @param refresh reads what it shows; called again and again while it is open
 */
export function setUpDrawer(name, refresh) {
	const drawer = { name, refresh, timer: undefined };
	drawers.push(drawer);
	byId(`${name}-toggle`).addEventListener('click', () => show(drawer, byId(name).hidden));
	byId(`${name}-close`).addEventListener('click', () => close(drawer));
	document.addEventListener('keydown', ({ key }) => {
		const isOnTop = !byId(name).hidden && !document.querySelector('dialog[open]');
		if (key === 'Escape' && isOnTop) close(drawer);
	});
}

function close(drawer) {
	show(drawer, false);
	byId(`${drawer.name}-toggle`).focus();
}

function show(drawer, isOpen) {
	if (isOpen) for (const other of drawers) if (other !== drawer) show(other, false);
	byId(drawer.name).hidden = !isOpen;
	byId(`${drawer.name}-toggle`).setAttribute('aria-expanded', String(isOpen));
	clearTimeout(drawer.timer);
	if (!isOpen) return;
	byId(drawer.name).focus();
	void refreshed(drawer);
}

async function refreshed(drawer) {
	try {
		await drawer.refresh();
	} catch {
		// The simulators or the console are away; the live mark already says so, and the next turn tries again.
	}
	if (!byId(drawer.name).hidden) drawer.timer = setTimeout(() => refreshed(drawer), REFRESH_MS);
}
