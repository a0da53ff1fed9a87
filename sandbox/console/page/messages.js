import { element } from './element.js';
import { date } from './format.js';

const ADDRESS = /https?:\/\/[^\s<>"]+/;
const DAY = /\b\d{4}-\d{2}-\d{2}\b(?![T\d-])/g;

/** A text of n8n as paragraphs. A line that is nothing but a label and an address becomes a link of that label. */
export function paragraphs(text, className = '') {
	return text
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => element('p', { className, children: partsOf(line) }));
}

/** Days as the rest of the page writes them. */
export const readable = (text) => text.replace(DAY, (day) => date(day));

function partsOf(line) {
	const found = ADDRESS.exec(line);
	if (!found) return [readable(line)];
	const [address] = found;
	const before = line.slice(0, found.index);
	const after = line.slice(found.index + address.length);
	const label = /^([^:]+):\s*$/.exec(before)?.[1];
	if (label && after.trim() === '') return [link(label, address)];
	return [readable(before), link(address, address), ...(after ? partsOf(after) : [])];
}

/** A link that leaves the console where it is. */
export function link(text, href) {
	return element('a', { text, href, target: '_blank', rel: 'noopener' });
}
