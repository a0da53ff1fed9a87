/** The switches of a simulator: their defaults, and the values of those that take some only. */
export interface SwitchTable<Switches extends object> {
	defaults: Switches;
	choices: Partial<Record<keyof Switches, ReadonlyArray<string | number>>>;
}

/** A switch nobody has; `known` are those there are. */
export class UnknownSwitch extends Error {
	constructor(
		name: string,
		readonly known: string[],
	) {
		super(`unknown switch ${name}`);
	}
}

/**
 * The switches with the changes made.
 * @throws Error when a name is unknown or a value does not fit
 */
export function withChanges<Switches extends object>(
	table: SwitchTable<Switches>,
	current: Switches,
	changes: Record<string, unknown>,
): Switches {
	const known = new Map<string, unknown>(Object.entries(table.defaults));
	const choices = new Map<string, unknown>(Object.entries(table.choices));
	for (const [name, value] of Object.entries(changes)) {
		if (!known.has(name)) throw new UnknownSwitch(name, [...known.keys()]);
		if (!fits(value, known.get(name), choices.get(name)))
			throw new Error(`${name} cannot be ${JSON.stringify(value)}`);
	}
	return { ...current, ...changes };
}

function fits(value: unknown, example: unknown, choices: unknown): boolean {
	if (Array.isArray(example))
		return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
	if (Array.isArray(choices)) return choices.includes(value);
	if (typeof value === 'number') return typeof example === 'number' && Number.isFinite(value) && value >= 0;
	return typeof value === typeof example;
}
