import { createHash } from 'node:crypto';
import { checkAuditExport } from '../../../importer/auditExport';

const KEPT = 'at system call outcome milliseconds records request answer workflowName run nodeName'.split(
	' ',
);

type Entry = Record<string, string | number>;

/** As the workflow chains them (docs/audit.md). */
function chained(recordsOfEach: string[], said: Array<Record<string, string>> = []): Entry[] {
	const known = new Map<string, [number, string]>();
	let previousHash = '';
	return recordsOfEach.map((records, index) => {
		const kept = KEPT.map(
			(name) => said[index]?.[name] ?? (name === 'records' ? records : `${name} "of", é\n${index}`),
		);
		const digest = sha256(JSON.stringify(kept));
		const ids = records.split(' ').filter(Boolean);
		const links = JSON.stringify(
			Object.fromEntries(ids.map((id) => [id, [(known.get(id)?.[0] ?? 0) + 1, known.get(id)?.[1] ?? '']])),
		);
		const [number, day] = [index + 1, index < 2 ? '2026-11-29' : '2026-11-30'];
		const hash = sha256([number, day, digest, links, previousHash].join('\n'));
		const entry = { id: index, number, day, ...named(kept), digest, links, previousHash, hash };
		for (const id of ids) known.set(id, [(known.get(id)?.[0] ?? 0) + 1, hash.slice(0, 32)]);
		previousHash = hash;
		return entry;
	});
}

const named = (kept: string[]) => Object.fromEntries(KEPT.map((name, place) => [name, kept[place]]));
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const field = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;

function csv(entries: Entry[]): string {
	const names = Object.keys(entries[0]);
	const rows = entries.map((entry) => names.map((name) => field(entry[name])).join(','));
	return `${[names.join(','), ...rows].join('\n')}\n`;
}

describe('the check of an export without n8n', () => {
	const run = (text: string) => {
		const { isIntact, lines } = checkAuditExport(text);
		return { status: isIntact ? 0 : 1, stdout: lines.join('\n') };
	};
	const whole = chained(['a01', 'a01 a02', '', 'a02']);
	const changed = (number: number, change: Entry) =>
		whole.map((entry) => (entry.number === number ? { ...entry, ...change } : entry));

	it.each([
		['CSV', csv],
		['a list', (entries: Entry[]) => JSON.stringify(entries)],
		['an object a line', (entries: Entry[]) => entries.map((entry) => JSON.stringify(entry)).join('\n')],
	])('reads %s, in any order, and prints the heads', (_, format) => {
		const { status, stdout } = run(format([...whole].reverse()));

		expect(stdout).toContain('4 entries, number 1 to 4.');
		expect(stdout).toContain(`Head of 2026-11-29: entry 2, ${whole[1].hash}`);
		expect(stdout).toContain('Nothing was changed.');
		expect(status).toBe(0);
	});

	it.each([
		['a changed answer', changed(2, { answer: 'other' }), /Entry 2 \(a01 a02\) was changed: what was said/],
		['other records', changed(3, { links: '{"a09":[1,""]}' }), /Entry 3 was changed: its number/],
		['a missing entry', whole.filter(({ number }) => number !== 3), /Entry 4 .*entry before it is missing/],
		['an added one', [...whole, { ...whole[1], answer: 'x' }], /Entry 2 .*there twice/],
	])('names %s', (_, entries, expected) => {
		const { status, stdout } = run(csv(entries));

		expect(stdout).toMatch(expected);
		expect(status).toBe(1);
	});

	it('takes an entry that is there twice, word for word, for harmless', () => {
		const { status, stdout } = run(csv([...whole, whole[3]]));

		expect(stdout).toContain('1 are there twice');
		expect(status).toBe(0);
	});

	it('checks several files that were put behind one another, which may overlap', () => {
		const { status, stdout } = run(csv(whole.slice(0, 3)) + csv(whole.slice(2)));

		expect(stdout).toContain('4 entries, number 1 to 4. 1 are there twice');
		expect(status).toBe(0);
	});

	it('says which write was noted without an answer, and where a later run looked for it', () => {
		const post = { system: 'BILL', call: 'POST /connect/v3/payments/bulk', outcome: 'about to be sent' };
		const look = { system: 'BILL', call: 'GET /connect/v3/payments?filters=x', outcome: '200', run: '8' };
		const { status, stdout } = run(
			csv(
				chained(
					['a01', 'a01', 'a01 a02', 'a03', 'a02'],
					[
						{ ...post, run: '6', at: '1' },
						{ ...post, run: '6', at: '1', outcome: '200' },
						{ ...post, run: '7', at: '2' },
						look,
						look,
					],
				),
			),
		);

		expect(stdout).toContain(
			'Entry 3 (a01 a02): BILL POST /connect/v3/payments/bulk was sent, perhaps, and the answer was not recorded. It was looked for in entry 5.',
		);
		expect(stdout).not.toMatch(/Entry 1 /);
		expect(status).toBe(0);
	});

	it('says that an export without entries shows nothing', () => {
		expect(run('[]')).toMatchObject({ status: 1, stdout: 'The file holds no entry.' });
	});
});
