/** What somebody may have written into an invoice, a vendor or a field of the editor, to be taken for more than a value. */
export const HOSTILE = [
	...['..', '.', '../vendors', '%2e%2e', '%2e%2e%2f', '..%5c', '..\\x', '\u2024\u2024', '\uff0e\uff0e/'],
	...[
		'x/archive',
		'x%2farchive',
		'//evil.example/',
		'x?max=1&y=',
		'x#y',
		'x;y=z',
		'x@evil.example',
		'https://evil.example/',
	],
	...['x\r\nX-Injected: 1', 'x\nHost: evil.example', 'x\0y', '\u2028', '\ud800'],
	...[
		"x' OR Name != '",
		"x') OR (Id != '",
		"\\' OR 1=1 --",
		"x' LIMIT 1 OFFSET 1",
		'%',
		'_%',
		"x'/*",
		'{!$Api.Session_ID}',
	],
	...[
		'x",name:ne:"',
		'x",a:sw:"',
		'"x',
		"x'",
		'x,y',
		'a:eq:b',
		'x)',
		'[x]',
		'{"$gt":""}',
		'*',
		'__proto__',
		'constructor',
	],
	...['<script>alert(1)</script>', "=cmd|' /C calc'!A0", '{{ $env.HOME }}', '${7*7}'],
];

/** Nothing in it can be taken for anything. */
export const HARMLESS = 'Zz9harmless';

/** Every place of an item that holds a text, as a path of keys. */
export function textsIn(value: unknown, path: string[] = []): string[][] {
	if (typeof value === 'string') return [path];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

/** The same item with another text at this place. */
export function withText<T>(item: T, path: string[], text: string): T {
	const changed = structuredClone(item);
	const [last = ''] = path.slice(-1);
	let place = changed as Record<string, unknown>;
	for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
	place[last] = text;
	return changed;
}
