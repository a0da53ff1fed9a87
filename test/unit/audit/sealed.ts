import { createHash } from 'node:crypto';

const KEPT = 'at system call outcome milliseconds records request answer workflowName run nodeName'.split(
	' ',
);

/** A row of the table Audit Trail. */
export type Row = Record<string, string | number>;

/** Bodies as objects; what is left out is empty. */
export type Given = Record<string, unknown> & { records: string };

const START = Date.parse('2026-11-30T09:00:00.000Z');

/** Entries of a trail, a second apart and sealed as docs/audit.md says. */
export function sealed(given: Given[]): Row[] {
	const known = new Map<string, [number, string]>();
	let previousHash = '';
	return given.map((one, index) => {
		const kept = KEPT.map((name) =>
			textOf(name in DEFAULTS || name in one ? (one[name] ?? DEFAULTS[name](index)) : ''),
		);
		const digest = sha256(JSON.stringify(kept));
		const ids = one.records.split(' ').filter(Boolean);
		const links = JSON.stringify(
			Object.fromEntries(ids.map((id) => [id, [(known.get(id)?.[0] ?? 0) + 1, known.get(id)?.[1] ?? '']])),
		);
		const [number, day] = [index + 1, '2026-11-30'];
		const hash = sha256([number, day, digest, links, previousHash].join('\n'));
		for (const id of ids) known.set(id, [(known.get(id)?.[0] ?? 0) + 1, hash.slice(0, 32)]);
		const row = {
			number,
			day,
			...Object.fromEntries(KEPT.map((name, place) => [name, kept[place]])),
			digest,
			links,
			previousHash,
			hash,
		};
		previousHash = hash;
		return row;
	});
}

const DEFAULTS: Record<string, (index: number) => string> = {
	at: (index) => new Date(START + index * 1000).toISOString(),
	outcome: () => '200',
	milliseconds: () => '12',
	workflowName: () => 'Pay approved invoices',
	run: () => '7',
	nodeName: () => 'Some node',
};

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
