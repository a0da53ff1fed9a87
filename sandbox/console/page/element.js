/** Makes an element. Text is always set as text, so nothing a vendor is called can become markup. */
export function element(tag, { text, children = [], ...properties } = {}) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (name in made) made[name] = value;
		else made.setAttribute(name, value);
	}
	if (text !== undefined) made.textContent = text;
	made.append(...children.filter(Boolean));
	return made;
}

/** The element with an id. */
export const byId = (id) => document.getElementById(id);
