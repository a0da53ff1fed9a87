/** What a table of switches lacks, compared with the switches a simulator has. */

interface Simulator {
	defaults: object;
	/** The values of switches that take some only. */
	choices: object;
}

type Rows = Array<[value: unknown, but: object]>;

/** One line a gap: a switch or value that is missing, one that is no more, and one that makes no difference. */
export function gapsIn(table: Record<string, Rows>, { defaults, choices }: Simulator): string[] {
	const names = new Set([...Object.keys(table), ...Object.keys(defaults)]);
	return [...names].flatMap((name) => {
		const rows = table[name] ?? [];
		if (rows.length === 0) return [`${name} is not in the table`];
		if (!Object.hasOwn(defaults, name)) return [`${name} is no switch any more`];
		const normal: unknown = Reflect.get(defaults, name);
		const taken = typeof normal === 'boolean' ? [true, false] : (Reflect.get(choices, name) ?? []);
		const given = rows.map(([value]) => JSON.stringify(value));
		const missing = [normal, ...taken]
			.map((value) => JSON.stringify(value))
			.filter((text) => !given.includes(text));
		const foreign =
			taken.length > 0 &&
			given.filter((text) => !taken.map((one: unknown) => JSON.stringify(one)).includes(text));
		const outcomes = new Set(rows.map(([, but]) => JSON.stringify(differencesOf(but))));
		return [
			...[...new Set(missing)].map((text) => `${name} is not met as ${text}`),
			...(foreign || []).map((text) => `${name} cannot be ${text}`),
			...(outcomes.size < Math.max(rows.length, 2) ? [`${name} has values that nothing tells apart`] : []),
		];
	});
}

/** The parts that come out otherwise; a part without a difference is as usual. */
function differencesOf(but: object): object {
	const parts = Object.entries(but).filter(([name]) => name !== 'with');
	return Object.fromEntries(parts.filter(([, outcome]) => Object.keys(Object(outcome)).length > 0));
}
